//! An open plant: file, session, jobs; the only owner of the mutable plant; used by window and command line alike.
