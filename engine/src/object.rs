//! The fields of objects.
//!
//! async-graphql makes a future on the heap for each field, and polls them together. Most fields are values of a row that lies there already:
//! these are answered in place, on the stack, and written at once. The others leave a gap, and wait together. So do the objects of a list:
//! all of them are one text.

use std::{
    future::poll_fn,
    pin::{Pin, pin},
    task::{Context as Task, Poll},
};

use async_graphql::{
    ContainerType, Context, ContextSelectionSet, Error, OutputType, Positioned, ServerResult, Value, parser::types::Field,
};
use futures::future::{BoxFuture, TryMaybeDone};

use crate::{
    json::{self, carried, write_name},
    selected::Selected,
};

/// Answers the fields of an object that are selected, in that order. Neither extensions nor directives of a schema's own are told of them.
///
/// # Errors
/// Where a field fails that is never null.
pub async fn resolve_container<'a, T: ContainerType + ?Sized>(
    ctx: &ContextSelectionSet<'a>,
    object: &'a T,
) -> ServerResult<Value> {
    let fields = Selected::of(ctx, object);
    Answer::written(fields.len(), |answer, task| answer.begin(ctx, object, &fields, task)).await
}

/// Answers a list of objects of one type, of which the same fields are selected.
///
/// # Errors
/// Where a field fails that is never null.
pub async fn resolve_objects<T: ContainerType>(ctx: &ContextSelectionSet<'_>, objects: &[T]) -> ServerResult<Value> {
    let fields = objects.first().map(|first| Selected::of(ctx, first)).unwrap_or_default();
    let places: Vec<_> = (0..objects.len()).map(|place| ctx.with_index(place)).collect();
    Answer::written(fields.len() * objects.len(), |answer, task| {
        answer.text.push(b'[');
        for (place, object) in objects.iter().enumerate() {
            if place > 0 {
                answer.text.push(b',');
            }
            answer.begin(&places[place], object, &fields, task)?;
        }
        answer.text.push(b']');
        Ok(())
    })
    .await
}

/// Answers a field whose value lies there. An error from below it keeps the name of the field that failed.
///
/// # Errors
/// Where the value fails.
pub async fn resolve_simple_field_value<T: OutputType + ?Sized>(ctx: &Context<'_>, value: &T) -> ServerResult<Option<Value>> {
    let below = ctx.with_selection_set(&ctx.item.node.selection_set);
    let value = value.resolve(&below, ctx.item).await;
    value.map(Some).map_err(|error| if error.path.is_empty() { ctx.set_error_path(error) } else { error })
}

/// An answer while it is written.
struct Answer<'a> {
    /// All of it but for the gaps.
    text: Vec<u8>,
    gaps: Vec<Gap<'a>>,
}

/// The value of a field that has to wait.
struct Gap<'a> {
    /// Where in the text it is missing.
    at: usize,
    value: TryMaybeDone<BoxFuture<'a, ServerResult<Value>>>,
}

/// About how many bytes a field takes.
const ROOM: usize = 32;

impl<'a> Answer<'a> {
    /// What is begun, once it is whole.
    async fn written(
        fields: usize,
        begin: impl FnOnce(&mut Self, &mut Task<'_>) -> ServerResult<()> + Send,
    ) -> ServerResult<Value> {
        let mut answer = Self { text: Vec::with_capacity((fields + 1) * ROOM), gaps: Vec::new() };
        let mut begin = Some(begin);
        poll_fn(|task| match begin.take() {
            Some(begin) => {
                begin(&mut answer, task)?;
                if answer.gaps.is_empty() { Poll::Ready(Ok(())) } else { Poll::Pending }
            }
            None => answer.poll(task),
        })
        .await?;
        Ok(carried(answer.end()))
    }

    /// Begins the fields of an object.
    fn begin<T: ContainerType + ?Sized>(
        &mut self,
        ctx: &'a ContextSelectionSet<'a>,
        object: &'a T,
        fields: &'a [Selected<'a>],
        task: &mut Task<'_>,
    ) -> ServerResult<()> {
        self.text.push(b'{');
        for (place, field) in fields.iter().enumerate() {
            if place > 0 {
                self.text.push(b',');
            }
            write_name(&field.node.response_key().node, &mut self.text);
            self.begin_field(ctx, object, field, task)?;
        }
        self.text.push(b'}');
        Ok(())
    }

    /// Begins a field. Most are done with that.
    fn begin_field<T: ContainerType + ?Sized>(
        &mut self,
        ctx: &'a ContextSelectionSet<'a>,
        object: &'a T,
        field: &'a Positioned<Field>,
        task: &mut Task<'_>,
    ) -> ServerResult<()> {
        if field.node.name.node == "__typename" {
            json::write_string(&object.introspection_type_name(), &mut self.text);
            return Ok(());
        }
        let mut value = Poll::Pending;
        if field.node.selection_set.node.items.is_empty() {
            // What was polled here cannot be moved. The few plain fields that have to wait are begun anew: what they have asked for they
            // will ask for again, which costs nothing more.
            value = pin!(object.resolve_field(&ctx.with_field(field))).poll(task).map(|value| answered::<T>(value, field));
        }
        if value.is_pending() {
            let mut future: BoxFuture<'_, _> =
                Box::pin(async move { answered::<T>(object.resolve_field(&ctx.with_field(field)).await, field) });
            value = future.as_mut().poll(task);
            if value.is_pending() {
                self.gaps.push(Gap { at: self.text.len(), value: TryMaybeDone::Future(future) });
            }
        }
        if let Poll::Ready(value) = value {
            json::write(&value?, &mut self.text);
        }
        Ok(())
    }

    /// Goes on with the fields that wait.
    fn poll(&mut self, task: &mut Task<'_>) -> Poll<ServerResult<()>> {
        let mut all = Poll::Ready(Ok(()));
        for gap in &mut self.gaps {
            if Pin::new(&mut gap.value).poll(task)?.is_pending() {
                all = Poll::Pending;
            }
        }
        all
    }

    /// The whole text, once all is there.
    fn end(self) -> Vec<u8> {
        let Self { text, gaps } = self;
        if gaps.is_empty() {
            return text;
        }
        let values = gaps
            .iter()
            .filter_map(|Gap { at, value }| if let TryMaybeDone::Done(value) = value { Some((*at, value)) } else { None });
        let mut whole = Vec::with_capacity(text.len() + values.clone().map(|(_, value)| json::size(value)).sum::<usize>());
        let mut from = 0;
        for (at, value) in values {
            whole.extend_from_slice(&text[from..at]);
            json::write(value, &mut whole);
            from = at;
        }
        whole.extend_from_slice(&text[from..]);
        whole
    }
}

/// What a field has given. A union or an interface does not have the fields of its objects: see [`crate::AsObject`].
fn answered<T: ContainerType + ?Sized>(value: ServerResult<Option<Value>>, field: &Positioned<Field>) -> ServerResult<Value> {
    let unknown = || Error::new_with_source(format!("{} has no field {}", T::type_name(), field.node.name.node));
    value?.ok_or_else(|| unknown().into_server_error(field.pos))
}
