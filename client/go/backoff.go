package rollcall

import (
	"context"
	"math/rand/v2"
	"time"
)

const (
	// The longest pause after the first failure; it doubles with each further one.
	firstPauseMax = 100 * time.Millisecond
	pauseMax      = 10 * time.Second
	// Beyond it every pause is the longest.
	doublingsMax = 16
)

// Waits after so many failures before this one: anywhere between nothing and the
// longest, so that clients that failed together do not come back together. It ends
// early with the context.
func pause(ctx context.Context, failures int) {
	longest := min(firstPauseMax<<min(failures, doublingsMax), pauseMax)
	timer := time.NewTimer(rand.N(longest))
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
