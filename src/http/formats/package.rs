//! The whole dataset as one file: the data package as `export` writes it, in an archive whose bytes depend on nothing else.

use std::io::{Cursor, Write as _};

use axum::body::{Body, Bytes};
use sea_orm::DbErr;
use tokio::{sync::Mutex, task::spawn_blocking, time};
use tracing::error;
use zip::{CompressionMethod, DateTime, ZipWriter, result::ZipResult, write::SimpleFileOptions};

use super::{Asked, Course, File, Format};
use crate::{
    database::Reading,
    dataset::{self, Package},
    graphql::Revision,
    http::refusal::Refusal,
};

/// The archive of the newest revision that was asked for. Whoever asks while it is made waits for it: all rows are in memory then.
pub struct Archive {
    db: Reading,
    made: Mutex<Option<(Revision, Bytes)>>,
}

impl Archive {
    /// The archive of a database.
    pub fn new(db: Reading) -> Self {
        Self { db, made: Mutex::default() }
    }

    /// Makes an archive of all rows.
    async fn make(&self) -> Result<Bytes, Refusal> {
        let package = dataset::export(self.db.pool()).await.map_err(|cause| {
            error!(%cause, "the data package cannot be written");
            match cause {
                dataset::Error::Database(DbErr::ConnectionAcquire(_) | DbErr::Conn(_)) => Refusal::unavailable(),
                _ => Refusal::internal(),
            }
        })?;
        let zipped = spawn_blocking(move || zip(&package)).await;
        let bytes = zipped.map_err(|_| Refusal::internal())?.map_err(|cause| {
            error!(%cause, "the data package cannot be packed");
            Refusal::internal()
        })?;
        Ok(bytes.into())
    }
}

impl Format for Archive {
    const FILE: File = File { name: "data.zip", media_type: super::ARCHIVE, parameters: &[] };

    async fn body(&self, course: &mut Course<'_>, asked: Asked) -> Result<Option<Body>, Refusal> {
        let Some((_turn, revision)) = course.begin(&asked).await? else { return Ok(None) };
        let bytes = time::timeout(course.door.limits.operation_time, async {
            let mut made = self.made.lock().await;
            if let Some((_, bytes)) = made.as_ref().filter(|(known, _)| *known == revision) {
                return Ok(bytes.clone());
            }
            let bytes = self.make().await?;
            course.hold(&revision).await?;
            if course.tag.is_some() {
                *made = Some((revision, bytes.clone()));
            }
            Ok(bytes)
        });
        bytes.await.map_err(|_| Refusal::timed_out())?.map(|bytes| Some(Body::from(bytes)))
    }
}

fn zip(package: &Package) -> ZipResult<Vec<u8>> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, text) in package.files() {
        archive.start_file(name, options)?;
        archive.write_all(text.as_bytes())?;
    }
    Ok(archive.finish()?.into_inner())
}
