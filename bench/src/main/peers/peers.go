// Workloads in Go: a line for each that is wanted, workload;way;value;unit.
package main

import (
	"fmt"
	"os"
	"reflect"
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

// A chain of goroutines: each hands on what it gets. Two of them are a sender and a receiver.
func chain(capacity int, length int, count int) {
	first := make(chan int, capacity)
	go func() {
		for i := 0; i < count; i++ {
			first <- 1
		}
		close(first)
	}()
	last := first
	for i := 1; i < length; i++ {
		from, to := last, make(chan int, capacity)
		go func() {
			for message := range from {
				to <- message
			}
			close(to)
		}()
		last = to
	}
	for range last {
	}
}

// Each channel has a sender; one receiver selects among them.
func selects(n int, each int) {
	channels := make([]chan int, n)
	for i := range channels {
		channel := make(chan int)
		channels[i] = channel
		go func() {
			for i := 0; i < each; i++ {
				channel <- 1
			}
		}()
	}
	if n == 2 {
		for i := 0; i < n*each; i++ {
			select {
			case <-channels[0]:
			case <-channels[1]:
			}
		}
		return
	}
	cases := make([]reflect.SelectCase, n) // the language has no select over a slice
	for i, channel := range channels {
		cases[i] = reflect.SelectCase{Dir: reflect.SelectRecv, Chan: reflect.ValueOf(channel)}
	}
	for i := 0; i < n*each; i++ {
		reflect.Select(cases)
	}
}

func spawn(batch int) {
	var ended sync.WaitGroup
	ended.Add(batch)
	for i := 0; i < batch; i++ {
		go ended.Done()
	}
	ended.Wait()
}

func report(workload string, way string, run func(), operations int, rounds int) {
	for _, wanted := range os.Args[1:] {
		if wanted == workload {
			fmt.Printf("%s;%s;%f;ns\n", workload, way, mean(run, operations, rounds))
		}
	}
}

func main() {
	report("kernel.ParallelRendezvous", "go", func() { chain(0, 1, 10000) }, 10000, 50)
	report("kernel.Buffered", "go", func() { chain(16, 1, 10000) }, 10000, 50)
	report("kernel.Spawn", "go", func() { spawn(10000) }, 10000, 20)
	for _, capacity := range []int{0, 16} {
		for _, length := range []int{1000, 10000} {
			run := func() { chain(capacity, length, 200000/length) }
			workload := fmt.Sprintf("kernel.Chain capacity=%d length=%d", capacity, length)
			report(workload, "go", run, 200000, 2)
		}
	}
	for _, n := range []int{2, 8, 64} {
		run := func() { selects(n, 8192/n) }
		report(fmt.Sprintf("kernel.Select n=%d", n), "go", run, 8192, 20)
	}
	report("kernel.CooperativeRendezvous", "go", func() { chain(0, 1, 10000) }, 10000, 50)

	runtime.GOMAXPROCS(1) // as one baton
	report("kernel.CooperativeRendezvous", "goOneThread", func() { chain(0, 1, 10000) }, 10000, 50)
	for _, n := range []int{2, 8, 64} {
		run := func() { selects(n, 8192/n) }
		report(fmt.Sprintf("kernel.CooperativeSelect n=%d", n), "goOneThread", run, 8192, 20)
	}
	for _, goroutines := range []int{2, 1000, 100000} {
		turns := 200000 / goroutines
		run := func() { switches(goroutines, turns) }
		workload := fmt.Sprintf("kernel.CooperativeSwitch tasklets=%d", goroutines)
		report(workload, "goOneThread", run, 200000, 5)
	}
}
