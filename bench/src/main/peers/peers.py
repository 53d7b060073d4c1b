"""The cooperative workloads on PyPy's stackless.py: a line for each that is wanted, workload;way;value;unit."""
import sys
import time

import stackless


def mean(workload, operations, rounds):
    """Some rounds to warm up, then the mean of as many."""
    for _ in range(rounds):
        workload()
    start = time.perf_counter()
    for _ in range(rounds):
        workload()
    return (time.perf_counter() - start) * 1e9 / rounds / operations


def switches(tasklets, turns):
    def take_turns():
        for _ in range(turns):
            stackless.schedule()

    for _ in range(tasklets):
        stackless.tasklet(take_turns)()
    stackless.run()


def messages(count):
    channel = stackless.channel()

    def receiver():
        for _ in range(count):
            channel.receive()

    def sender():
        for _ in range(count):
            channel.send(1)

    stackless.tasklet(receiver)()
    stackless.tasklet(sender)()
    stackless.run()


def report(workload, run, operations, rounds):
    if workload in sys.argv[1:]:
        print("%s;pypy;%f;ns" % (workload, mean(run, operations, rounds)))


for tasklets in (2, 1000, 100000):
    turns = 200000 // tasklets
    report(
        "kernel.CooperativeSwitch tasklets=%d" % tasklets,
        lambda: switches(tasklets, turns),
        200000,
        5,
    )
report("kernel.CooperativeRendezvous", lambda: messages(10000), 10000, 20)
