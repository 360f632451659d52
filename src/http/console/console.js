// The playground: asks this server, and shows what it says. No library, no other host.
"use strict";

const [query, variables, answer, status, types, search, examples] =
  ["query", "variables", "answer", "status", "types", "search", "examples"].map((id) => document.getElementById(id));

const FIRST = `{
  process(slug: "prague-process") {
    name
    established { edtf }
    chairs { holder { ... on State { name } } period { start { edtf } end { edtf } ongoing } }
    latestMeeting { title date { text } }
  }
}
`;

const TYPES = `{
  __schema {
    types {
      name kind description
      fields { name description type { ...t } }
      inputFields { name description type { ...t } }
      enumValues { name description }
    }
  }
}
fragment t on __Type { name kind ofType { name kind ofType { name kind ofType { name kind } } } }`;

async function ask(body) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  return response.json();
}

async function run() {
  let given = {};
  try {
    given = variables.value.trim() ? JSON.parse(variables.value) : {};
  } catch (error) {
    status.textContent = `The variables are not JSON: ${error.message}`;
    return;
  }
  status.textContent = "asking …";
  const start = performance.now();
  try {
    const result = await ask({ query: query.value, variables: given });
    answer.textContent = JSON.stringify(result, null, 2);
    const errors = result.errors ? `, ${result.errors.length} error(s)` : "";
    status.textContent = `${Math.round(performance.now() - start)} ms${errors}`;
  } catch (error) {
    status.textContent = `No answer: ${error.message}`;
  }
  location.replace(`#${new URLSearchParams({ query: query.value, variables: variables.value })}`);
}

function typeName(type) {
  if (type.kind === "NON_NULL") return `${typeName(type.ofType)}!`;
  if (type.kind === "LIST") return `[${typeName(type.ofType)}]`;
  return type.name;
}

function element(tag, text, ...children) {
  const made = document.createElement(tag);
  if (text) made.textContent = text;
  made.append(...children);
  return made;
}

function draw(all) {
  const wanted = search.value.trim().toLowerCase();
  const members = (type) => type.fields ?? type.inputFields ?? type.enumValues ?? [];
  const found = all.filter((type) =>
    !type.name.startsWith("__") &&
    (!wanted || type.name.toLowerCase().includes(wanted) || members(type).some((member) => member.name.toLowerCase().includes(wanted))));
  types.replaceChildren(...found.map((type) => {
    const list = element("dl", "", ...members(type).flatMap((member) => [
      element("dt", member.type ? `${member.name}: ${typeName(member.type)}` : member.name),
      element("dd", member.description),
    ]));
    const details = element("details", "", element("summary", type.name), element("p", type.description), list);
    details.open = found.length === 1;
    return details;
  }));
}

async function start() {
  const asked = new URLSearchParams(location.hash.slice(1));
  query.value = asked.get("query") ?? FIRST;
  variables.value = asked.get("variables") ?? "";
  document.getElementById("run").addEventListener("click", run);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      run();
    }
  });

  const known = await (await fetch("/graphiql/examples.json")).json();
  for (const [place, example] of known.entries()) {
    const option = element("option", `${example.noun}: ${example.name}`);
    option.value = String(place);
    examples.append(option);
  }
  examples.addEventListener("change", () => {
    const example = known[Number(examples.value)];
    if (!examples.value || !example) return;
    query.value = example.query;
    variables.value = "";
    run();
  });

  const { data } = await ask({ query: TYPES });
  const sorted = data.__schema.types.sort((one, other) => one.name.localeCompare(other.name));
  search.addEventListener("input", () => draw(sorted));
  draw(sorted);
}

start();
