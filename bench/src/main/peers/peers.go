// The cooperative workloads in Go: a line each, workload;peer;nanoseconds.
package main

import (
	"fmt"
	"runtime"
	"sync"
	"time"
)

// Some rounds to warm up, then the mean of as many.
func mean(workload func(), operations int, rounds int) float64 {
	for i := 0; i < rounds; i++ {
		workload()
	}
	start := time.Now()
	for i := 0; i < rounds; i++ {
		workload()
	}
	return float64(time.Since(start).Nanoseconds()) / float64(rounds) / float64(operations)
}

func switches(goroutines int, turns int) {
	var ended sync.WaitGroup
	ended.Add(goroutines)
	for i := 0; i < goroutines; i++ {
		go func() {
			for turn := 0; turn < turns; turn++ {
				runtime.Gosched()
			}
			ended.Done()
		}()
	}
	ended.Wait()
}

func messages(count int) {
	channel := make(chan int)
	go func() {
		for i := 0; i < count; i++ {
			channel <- 1
		}
		close(channel)
	}()
	for range channel {
	}
}

func main() {
	rendezvous := func() { messages(10000) }
	fmt.Printf("CooperativeRendezvous;go;%f\n", mean(rendezvous, 10000, 50))
	runtime.GOMAXPROCS(1) // as one baton
	fmt.Printf("CooperativeRendezvous;goOneThread;%f\n", mean(rendezvous, 10000, 50))
	for _, goroutines := range []int{2, 1000} {
		nanos := mean(func() { switches(goroutines, 20000/goroutines) }, 20000, 50)
		fmt.Printf("CooperativeSwitch tasklets=%d;goOneThread;%f\n", goroutines, nanos)
	}
}
