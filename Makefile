# What the tests need beside a Rust toolchain is installed first, where Debian's
# packages can be; elsewhere it must be there.
.PHONY: test chaos packages

test: packages
	cargo test --workspace

# The tests of what happens at once and of who dies, at full length: they take the
# better part of an hour.
chaos: packages
	cargo test --workspace --no-run
	ROLLCALL_CHAOS=full cargo test --workspace --test chaos -- --nocapture --test-threads=1

packages:
	deploy/packages
