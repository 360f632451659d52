//! From a document to its answer.

use std::{
    borrow::Cow,
    marker::PhantomData,
    mem,
    sync::{Arc, Mutex, OnceLock, PoisonError},
};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, Data, EmptyMutation, EmptySubscription, IntrospectionMode, Name, ObjectType,
    OutputType, Positioned, QueryEnv, QueryEnvInner, Request, Schema, SchemaBuilder, SchemaEnv, ServerError, ServerResult, Value,
    Variables,
    extensions::Extensions,
    parser::types::{DocumentOperations, ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet},
    registry::Registry,
};
use bytes::Bytes;

use crate::{json, object::resolve_container, skipped};

/// What is asked.
pub struct Question {
    /// The document.
    pub document: Arc<ExecutableDocument>,
    /// Which of its operations; may be left out where there is one.
    pub operation: Option<String>,
    /// The variables.
    pub variables: Variables,
    /// What resolvers find in their context.
    pub data: Data,
}

/// The answer to a question.
#[derive(Debug)]
pub struct Answer {
    /// The data, as JSON; none where a failure has reached the root, or nothing was executed.
    pub data: Option<Bytes>,
    /// What failed.
    pub errors: Vec<ServerError>,
}

/// Answers questions to a root of queries. async-graphql validates them, and answers those about the schema itself.
pub struct Engine<Q> {
    root: Q,
    schema: Schema<Silent<Q>, EmptyMutation, EmptySubscription>,
    lent: Arc<OnceLock<Lent>>,
}

impl<Q: ObjectType + 'static> Engine<Q> {
    /// An engine whose validation has these limits.
    pub fn new(root: Q, limited: impl FnOnce(Builder<Q>) -> Builder<Q>) -> Self {
        let lent = Arc::default();
        let silent = Silent { lent: Arc::clone(&lent), root: PhantomData };
        Self { root, schema: limited(Schema::build(silent, EmptyMutation, EmptySubscription)).finish(), lent }
    }

    /// Answers a question. A document that was found `valid` before is not validated again: what it means does not change.
    pub async fn answer(&self, mut question: Question, valid: bool) -> Answer {
        complete(&mut question);
        let known = self.lent.get().filter(|_| valid && !asks_about_schema(&question.document));
        let (lent, told) = match known {
            Some(lent) => (lent, Value::Null),
            None => match (self.validated(&question).await, self.lent.get()) {
                (Ok(told), Some(lent)) => (lent, told),
                // No field of the root is selected, of which async-graphql knows nothing.
                (Ok(told), None) => return Answer { data: Some(json::written(&told)), errors: Vec::new() },
                (Err(errors), _) => return Answer { data: None, errors },
            },
        };
        let document = question.document.clone();
        let Some(operation) = chosen(&document.operations, question.operation.as_deref()) else {
            return Answer { data: None, errors: vec![ServerError::new("Which operation is meant?", None)] };
        };
        let selected = skipped::left(&operation.node.selection_set, &question.variables);
        let env = lent.environment(question, operation);
        let ctx = env.create_context(&lent.schema, None, selected.as_ref(), None);
        let answered = resolve_container(&ctx, &Root { root: &self.root, told }).await;
        let mut errors = mem::take(&mut *env.errors.lock().unwrap_or_else(PoisonError::into_inner));
        let data = answered.map(|data| json::written(&data)).map_err(|error| errors.insert(0, error)).ok();
        Answer { data, errors }
    }

    /// Validates a question. Gives what is told about the schema, by the keys of the root.
    async fn validated(&self, question: &Question) -> Result<Value, Vec<ServerError>> {
        let mut request = Request::new(String::new()).variables(question.variables.clone());
        request.operation_name.clone_from(&question.operation);
        request.set_parsed_query(ExecutableDocument::clone(&question.document));
        self.schema.execute(request).await.into_result().map(|response| response.data)
    }
}

/// What is to be said about limits of validation.
pub type Builder<Q> = SchemaBuilder<Silent<Q>, EmptyMutation, EmptySubscription>;

/// Gives each variable that is left out the value that its operation has for it.
fn complete(Question { document, operation: name, variables, .. }: &mut Question) {
    let operations = document.operations.iter().filter(|(known, _)| name.is_none() || known.map(Name::as_str) == name.as_deref());
    for definition in operations.flat_map(|(_, operation)| &operation.node.variable_definitions) {
        if let Some(usual) = &definition.node.default_value {
            variables.entry(definition.node.name.node.clone()).or_insert_with(|| usual.node.clone());
        }
    }
}

fn chosen<'a>(operations: &'a DocumentOperations, name: Option<&str>) -> Option<&'a Positioned<OperationDefinition>> {
    match (operations, name) {
        (DocumentOperations::Single(operation), None) => Some(operation),
        (DocumentOperations::Multiple(operations), Some(name)) => operations.get(name),
        (DocumentOperations::Multiple(operations), None) if operations.len() == 1 => operations.values().next(),
        _ => None,
    }
}

/// Whether a document asks about the schema itself.
fn asks_about_schema(document: &ExecutableDocument) -> bool {
    let operations = document.operations.iter().map(|(_, operation)| &operation.node.selection_set.node);
    let fragments = document.fragments.values().map(|fragment| &fragment.node.selection_set.node);
    operations.chain(fragments).any(names_schema)
}

fn names_schema(set: &SelectionSet) -> bool {
    set.items.iter().any(|selection| match &selection.node {
        Selection::Field(field) => is_about_schema(&field.node),
        Selection::InlineFragment(inline) => names_schema(&inline.node.selection_set.node),
        Selection::FragmentSpread(_) => false,
    })
}

fn is_about_schema(field: &Field) -> bool {
    matches!(&*field.name.node, "__schema" | "__type")
}

/// What async-graphql lends to resolvers, and to nobody else.
struct Lent {
    schema: SchemaEnv,
    extensions: Extensions,
}

impl Lent {
    /// What the resolvers of an operation find around them. What it selects is handed to them.
    fn environment(&self, question: Question, operation: &Positioned<OperationDefinition>) -> QueryEnv {
        let Question { document, operation: operation_name, variables, data } = question;
        let mut fragments = document.fragments.clone();
        for fragment in fragments.values_mut() {
            skipped::remove(&mut fragment.node.selection_set.node, &variables);
        }
        let OperationDefinition { ty, variable_definitions, .. } = &operation.node;
        let head = OperationDefinition {
            ty: *ty,
            variable_definitions: variable_definitions.clone(),
            directives: Vec::new(),
            selection_set: Positioned::default(),
        };
        QueryEnv::new(QueryEnvInner {
            extensions: self.extensions.clone(),
            variables,
            operation_name,
            operation: Positioned::new(head, operation.pos),
            fragments,
            uploads: Vec::new(),
            session_data: Arc::default(),
            query_data: Arc::new(data),
            http_headers: Mutex::default(),
            introspection_mode: IntrospectionMode::Enabled,
            errors: Mutex::default(),
        })
    }
}

/// The root as async-graphql knows it: with all its fields, none of which says anything. The first that is asked keeps what it is lent.
pub struct Silent<Q> {
    lent: Arc<OnceLock<Lent>>,
    root: PhantomData<fn() -> Q>,
}

impl<Q: ObjectType> ContainerType for Silent<Q> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        self.lent.get_or_init(|| Lent { schema: ctx.schema_env.clone(), extensions: ctx.query_env.extensions.clone() });
        Ok(Some(Value::Null))
    }
}

/// The root as it answers: itself, and what was told about the schema.
struct Root<'a, Q> {
    root: &'a Q,
    told: Value,
}

impl<Q: ObjectType> ContainerType for Root<'_, Q> {
    async fn resolve_field(&self, ctx: &Context<'_>) -> ServerResult<Option<Value>> {
        match &self.told {
            Value::Object(told) if is_about_schema(&ctx.item.node) => Ok(told.get(&ctx.item.node.response_key().node).cloned()),
            _ => self.root.resolve_field(ctx).await,
        }
    }
}

/// Both are what the root is.
macro_rules! is_root {
    ($root:ty) => {
        impl<Q: ObjectType> OutputType for $root {
            fn type_name() -> Cow<'static, str> {
                Q::type_name()
            }

            fn create_type_info(registry: &mut Registry) -> String {
                Q::create_type_info(registry)
            }

            async fn resolve(&self, ctx: &ContextSelectionSet<'_>, _: &Positioned<Field>) -> ServerResult<Value> {
                resolve_container(ctx, self).await
            }
        }

        impl<Q: ObjectType> ObjectType for $root {}
    };
}

is_root!(Silent<Q>);
is_root!(Root<'_, Q>);
