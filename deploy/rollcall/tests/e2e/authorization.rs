//! Who may do what at each route of the edge.

mod ask;
mod console_door;
mod directory;
mod line;
mod matrix;
mod neighbours;
mod permissions;
mod position;
mod setup_door;
mod unknown;
