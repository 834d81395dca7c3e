# What the tests need beside a Rust toolchain is installed first, where Debian's
# packages can be; elsewhere it must be there.
.PHONY: test chaos screenshots packages

test: packages
	cargo test --workspace

# The tests of what happens at once and of who dies, at full length: they take the
# better part of an hour.
chaos: packages
	cargo test --workspace --no-run
	ROLLCALL_CHAOS=full cargo test --workspace --test chaos -- --nocapture --test-threads=1

# What each page looks like, at a phone's width and a desk's, by day and by night:
# target/screenshots.
screenshots: packages
	ROLLCALL_SCREENSHOTS=1 cargo test --workspace --test e2e ::pages:: -- --test-threads=1

packages:
	deploy/packages
