//! Questions: what happens to one from its first byte to its answer.

use std::{sync::Arc, time::Instant};

use async_graphql::parser::types::OperationType;
use axum::{
    body::Bytes,
    extract::Request,
    http::{
        HeaderMap, HeaderValue, Method, StatusCode,
        header::{CACHE_CONTROL, ETAG},
    },
    response::Response,
};
use futures::future::{BoxFuture, join_all};

use super::{
    answer::{Format, Outcome, negotiate, respond},
    cache::{self, Digest, Origin},
    documents::Document,
    door::Door,
    gate::{Cost, operation},
    load::{Left, Turn},
    observe::{Asker, Facts},
    refusal::Refusal,
    request::{Asked, COST, Question, read},
};
use crate::{
    graphql::{Answer, Revision},
    telemetry::{Phase, metrics, phase, statements::counted},
};

/// Answers a request of somebody. In a box: each layer around it would move it, with all of its room; and whichever program has the
/// connections, all behind it is compiled here, once.
pub fn answer(door: Arc<Door>, asker: Asker, request: Request) -> BoxFuture<'static, Response> {
    Box::pin(arrived(door, asker, request))
}

async fn arrived(door: Arc<Door>, asker: Asker, request: Request) -> Response {
    let refused = |format, refusal| {
        let outcome = Outcome::refused(refusal);
        let facts = Facts { code: outcome.code().map(str::to_owned), ..Facts::default() };
        let mut response = outcome.respond(format, &asker.id);
        response.extensions_mut().insert(facts);
        response
    };
    let format = match negotiate(request.headers()) {
        Ok(format) => format,
        Err(refusal) => return refused(Format::Json, refusal),
    };
    let conditions = (*request.method() != Method::POST).then(|| request.headers().clone());
    let tells_cost = asks_for_cost(&request);
    let questions = phase(Phase::Read, read(request, door.get, &door.limits, door.read_time)).await;
    let course = || Course {
        door: &door,
        asker: &asker,
        format,
        tells_cost,
        left: None,
        tag: None,
        executed: false,
        facts: Facts::default(),
    };
    match questions {
        Err(refusal) => refused(format, refusal),
        // In a box: what is around it would be moved with all of its room, again and again.
        Ok(Asked::One(question)) => Box::pin(course().alone(question, conditions.as_ref())).await,
        Ok(Asked::Many(questions)) => {
            let replies = join_all(questions.into_iter().map(|question| course().run(question, None))).await;
            together(replies, format, &asker.id)
        }
    }
}

/// The header, or the parameter, that asks for the cost beside the answer.
fn asks_for_cost(request: &Request) -> bool {
    let parameters = request.uri().query().unwrap_or_default().split('&');
    request.headers().contains_key(COST) || parameters.into_iter().any(|name| name == "cost" || name.starts_with("cost="))
}

/// A question that has passed the gate.
struct Passed {
    document: Arc<Document>,
    cost: Cost,
}

impl Passed {
    /// What is still to be paid where one was paid at the gate.
    fn rest(&self) -> u64 {
        self.cost.total().saturating_sub(1)
    }
}

/// What a question gets.
enum Reply {
    /// What came of it.
    Told(Outcome),
    /// The bytes of a whole answer, without errors.
    Whole(Bytes),
    /// The client has it already.
    Unchanged,
}

/// One question on its way, and what is learned about it.
struct Course<'a> {
    door: &'a Door,
    asker: &'a Asker,
    format: Format,
    tells_cost: bool,
    /// What is left of the client's share.
    left: Option<Left>,
    /// The tag under which caches may keep the answer.
    tag: Option<HeaderValue>,
    /// Whether it came to its execution.
    executed: bool,
    facts: Facts,
}

impl<'a> Course<'a> {
    /// Answers one question; with `conditions`, which are the headers of a GET, as an answer that caches may keep.
    async fn alone(self, question: Question, conditions: Option<&HeaderMap>) -> Response {
        let (asker, format) = (self.asker, self.format);
        let cache_control = self.door.cache_control.clone();
        let (course, reply) = self.run(question, conditions).await;
        let started = Instant::now();
        let mut response = match reply {
            Reply::Told(outcome) => outcome.respond(format, &asker.id),
            Reply::Whole(bytes) => respond(StatusCode::OK, format, bytes),
            Reply::Unchanged => cache::not_modified(),
        };
        let headers = response.headers_mut();
        if let Some(tag) = course.tag {
            headers.insert(ETAG, tag);
            headers.insert(CACHE_CONTROL, cache_control);
        } else {
            headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
        }
        if let Some(left) = course.left {
            left.tell(headers);
        }
        response.extensions_mut().insert(course.facts);
        metrics::phase(Phase::Write, started.elapsed());
        response
    }

    /// Runs the course to its end.
    async fn run(mut self, question: Question, conditions: Option<&HeaderMap>) -> (Self, Reply) {
        let (result, statements) = counted(self.follow(question, conditions)).await;
        self.facts.statements = statements;
        if let Some(cost) = self.facts.cost.filter(|_| self.executed) {
            metrics::operation(cost.total(), statements);
        }
        let reply = result.unwrap_or_else(|refusal| Reply::Told(self.told(Err(refusal))));
        if let Reply::Told(outcome) = &reply {
            self.facts.code = outcome.code().map(str::to_owned);
        }
        (self, reply)
    }

    fn told(&self, result: Result<Answer, Refusal>) -> Outcome {
        let cost = self.facts.cost.filter(|_| self.tells_cost).map(|cost| (cost, self.door.limits.cost_limit));
        Outcome { result, cost }
    }

    async fn follow(&mut self, question: Question, conditions: Option<&HeaderMap>) -> Result<Reply, Refusal> {
        let door = self.door;
        let passed = self.pass(&question, conditions.is_some())?;
        self.charge(1)?;
        let keeps = conditions.is_some() || door.answers.keep_any() || door.graph.keeps_any();
        let recent = if keeps { door.known.recent(&door.graph).await.ok() } else { None };
        // Where the revision is not known, the question may still have an answer that needs no table.
        let Some(mut revision) = recent else {
            let turn = self.turn(&passed).await?;
            let answer = door.execute(&passed.document, &question, &door.graph.reader(None), &turn).await?;
            return Ok(Reply::Told(self.told(Ok(answer))));
        };
        let recent = self.digest(&revision, &passed, &question);
        if let Some(headers) = conditions {
            let tag = cache::tag(&recent, headers);
            if cache::is_known(&tag, headers) {
                self.tag = Some(tag);
                self.facts.revision = Some(revision);
                metrics::not_modified();
                return Ok(Reply::Unchanged);
            }
        }
        // Who waits for the answer that another one is finding needs no turn.
        let finder = match door.answers.find(&recent).await {
            Some(Ok(bytes)) => {
                metrics::answer(true);
                self.tag = conditions.map(|headers| cache::tag(&recent, headers));
                self.facts.revision = Some(revision);
                return Ok(Reply::Whole(bytes));
            }
            Some(Err(finder)) => Some(finder),
            None => None,
        };
        metrics::answer(false);
        let turn = self.turn(&passed).await?;
        let (mut outcome, mut after) = self.attempt(&passed, &question, &revision, &turn).await?;
        if let Some(moved) = after.take_if(|after| *after != revision) {
            // A write fell into it: some of it may be of before, some of after. Once more, from the revision of now.
            revision = moved;
            (outcome, after) = self.attempt(&passed, &question, &revision, &turn).await?;
        }
        // What is of no one revision is neither kept nor given a tag.
        if after.is_none_or(|after| after != revision) {
            return Ok(Reply::Told(outcome));
        }
        let digest = self.digest(&revision, &passed, &question);
        let bytes = outcome.bytes(&self.asker.id);
        self.tag = conditions.map(|headers| cache::tag(&digest, headers));
        if let Some(finder) = finder.filter(|_| digest == recent) {
            finder.keep(bytes.clone());
        }
        self.facts.revision = Some(revision);
        Ok(Reply::Whole(bytes))
    }

    /// Waits for the turn to be executed.
    async fn turn(&mut self, passed: &Passed) -> Result<Turn<'a>, Refusal> {
        let turn = self.door.turn().await?;
        self.charge(passed.rest())?;
        self.executed = true;
        Ok(turn)
    }

    /// Executes a question from a revision. With a whole answer comes the revision after it: where it is the same, so is the answer.
    async fn attempt(
        &self,
        passed: &Passed,
        question: &Question,
        revision: &Revision,
        turn: &Turn<'_>,
    ) -> Result<(Outcome, Option<Revision>), Refusal> {
        let reader = self.door.graph.reader(Some(revision));
        let answer = self.door.execute(&passed.document, question, &reader, turn).await?;
        let outcome = self.told(Ok(answer));
        let after = match outcome.is_whole() {
            false => None,
            true if reader.has_asked() => self.door.revision().await.ok(),
            true => Some(revision.clone()),
        };
        if after.as_ref() == Some(revision) {
            reader.keep();
        }
        Ok((outcome, after))
    }

    /// Lets a question through the gate.
    fn pass(&mut self, question: &Question, by_get: bool) -> Result<Passed, Refusal> {
        let started = Instant::now();
        let Door { documents, gate, .. } = self.door;
        let document = documents.find(question, gate)?;
        self.facts.document = Some(document.hash);
        metrics::document(document.is_valid());
        let (name, operation) = operation(&document.parsed, question.operation.as_deref())?;
        self.facts.operation = name.map(ToString::to_string);
        if by_get && operation.ty != OperationType::Query {
            return Err(Refusal::method("POST", "GET is for queries only"));
        }
        let cost = gate.price(&document.parsed, operation, &question.variables)?;
        self.facts.cost = Some(cost);
        metrics::phase(Phase::Gate, started.elapsed());
        Ok(Passed { document, cost })
    }

    fn charge(&mut self, cost: u64) -> Result<(), Refusal> {
        self.door.charge(self.asker.client, cost, &mut self.left)
    }

    fn digest(&self, revision: &Revision, passed: &Passed, question: &Question) -> Digest {
        let origin = Origin {
            revision,
            release: &self.door.release,
            document: &passed.document.hash,
            operation: question.operation.as_deref(),
            variables: &question.variables,
            format: self.format,
            cost: self.tells_cost,
        };
        origin.digest()
    }
}

/// One response to a list of questions. Each outcome tells by itself how it went.
fn together(replies: Vec<(Course<'_>, Reply)>, format: Format, id: &str) -> Response {
    let mut bytes = vec![b'['];
    let mut facts = Facts::default();
    for (course, reply) in replies {
        if bytes.len() > 1 {
            bytes.push(b',');
        }
        match reply {
            Reply::Told(mut outcome) => outcome.write(id, &mut bytes),
            Reply::Whole(whole) => bytes.extend_from_slice(&whole),
            // Only where there are conditions.
            Reply::Unchanged => {}
        }
        facts.add(course.facts);
    }
    bytes.push(b']');
    let mut response = respond(StatusCode::OK, format, bytes.into());
    response.extensions_mut().insert(facts);
    response
}
