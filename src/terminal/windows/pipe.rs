//! Where the notes of a lesson are told: a named pipe that only this user can open. It goes with its program.

use anyhow::Result;
use interprocess::local_socket::{GenericNamespaced, ListenerOptions, Name, ToNsName};
use interprocess::os::windows::local_socket::ListenerOptionsExt;
use interprocess::os::windows::security_descriptor::SecurityDescriptor;
use siphasher::sip::SipHasher13;
use std::hash::{Hash, Hasher};
use std::io;
use std::path::Path;
use widestring::u16cstr;

/// The names of pipes are those of the whole machine; another user has another path.
///
/// # Errors
/// When the system knows no such names.
pub(in crate::terminal) fn name(path: &Path) -> io::Result<Name<'static>> {
    let mut hasher = SipHasher13::new();
    path.hash(&mut hasher);
    format!("afferent-notes-{:016x}", hasher.finish()).to_ns_name::<GenericNamespaced>()
}

/// # Errors
/// Never.
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(in crate::terminal) fn prepare(_path: &Path) -> Result<()> {
    Ok(())
}

/// # Errors
/// Never.
#[expect(clippy::unnecessary_wraps, reason = "elsewhere it can fail")]
pub(in crate::terminal) fn clear(_path: &Path) -> Result<()> {
    Ok(())
}

/// All for the owner, nothing for anybody else.
///
/// # Errors
/// When the system does not understand this.
pub(in crate::terminal) fn for_this_user(options: ListenerOptions<'_>) -> Result<ListenerOptions<'_>> {
    let descriptor = SecurityDescriptor::deserialize(u16cstr!("D:P(A;;GA;;;OW)"))?;
    Ok(options.security_descriptor(descriptor))
}
