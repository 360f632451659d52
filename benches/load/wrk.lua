-- Posts one body over and over, or one drawn from many, or asks by GET where there is none; prints what came of it in one line of JSON.
local bodies, requests = {}, {}
for body in io.lines(os.getenv("BODIES")) do
  table.insert(bodies, body)
end

if #bodies > 0 then
  wrk.method = "POST"
  wrk.body = bodies[1]
  wrk.headers["content-type"] = "application/json"
end

if #bodies > 1 then
  -- The same seed draws the same sequence from every subject.
  math.randomseed(1)

  function init(_)
    for place, body in ipairs(bodies) do
      requests[place] = wrk.format(nil, nil, nil, body)
    end
  end

  function request()
    return requests[math.random(#requests)]
  end
end

function done(summary, latency, _)
  local errors = summary.errors
  io.write(string.format('{"requests": %d, "seconds": %.6f, "p50": %.3f, "p99": %.3f, "errors": %d}\n', summary.requests, summary.duration / 1e6,
    latency:percentile(50) / 1000, latency:percentile(99) / 1000, errors.connect + errors.read + errors.write + errors.status + errors.timeout))
end
