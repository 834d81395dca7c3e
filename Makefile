# What the tests need beside a Rust toolchain is installed first, where Debian's
# packages can be; elsewhere it must be there.
.PHONY: test packages

test: packages
	cargo test --workspace

packages:
	deploy/packages
