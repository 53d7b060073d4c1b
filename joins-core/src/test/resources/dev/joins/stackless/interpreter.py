"""Runs programs of tasklets and channels on PyPy's stackless.py: one a line, answered by its trace.

What a program is, and what each step of it does, is told in TaskletProgram.java, which runs the
same programs on the JVM. PyPy's stackless.py is not Stackless in every detail; where the two are
known to differ, this takes the detour that is marked with "PyPy".
"""
import importlib.util
import sys

MODULE = importlib.util.find_spec("stackless").loader.get_code("stackless")


class Deadlock(BaseException):
    pass


class Program:
    def __init__(self, text):
        self.stackless = {"__name__": "stackless"}
        exec(MODULE, self.stackless)  # fresh: nothing of one program is seen by the next
        channels, *bodies = text.split("|")
        self.channels = [self.channel(*flags.split("/")) for flags in channels.split()]
        self.bodies = [[(step[0], int(step[1:])) for step in body.split()] for body in bodies]
        self.tasklets = [self.stackless["getmain"]()]
        self.started = {0}
        self.ended = set()
        self.running_others = set()
        self.trace = []

    def channel(self, preference, schedule_all):
        channel = self.stackless["channel"]()
        channel.preference = int(preference)
        channel.schedule_all = schedule_all == "1"
        return channel

    def run(self):
        try:
            self.steps(0, self.bodies[0])
            self.step(0, "R", 0)
            for number in range(1, len(self.tasklets)):
                self.log(number, "ended" if number in self.ended else "left")
        except Deadlock:
            self.trace.append("deadlock")
        return " ".join(self.trace)

    def log(self, number, event):
        self.trace.append("%d:%s" % (number, event))

    def steps(self, number, steps):
        for step, argument in steps:
            self.step(number, step, argument)

    def tasklet(self, number, steps):
        self.started.add(number)
        try:
            self.steps(number, steps)
            self.end(number, "end")
        except self.stackless["TaskletExit"]:
            self.end(number, "killed")
            return
        # PyPy: an end gives the turn to whoever switched to the tasklet last; Stackless, to the next.
        self.stackless["schedule_remove"]()

    def end(self, number, how):
        self.ended.add(number)
        self.log(number, how)

    def step(self, number, step, argument):
        self.log(number, "%s%d" % (step, argument))
        try:
            result = getattr(self, step)(number, argument)
        except RuntimeError as error:
            if "No runnable tasklets" in str(error):
                raise Deadlock()
            result = "refused"
        except ValueError:
            result = "error"
        self.log(number, "%s%d=%s" % (step, argument, "" if result is None else result))

    def s(self, number, channel):
        self.channels[channel].send(number)

    def e(self, number, channel):
        self.channels[channel].send_exception(ValueError, "")

    def r(self, number, channel):
        return self.channels[channel].receive()

    def y(self, number, _):
        self.stackless["schedule"]()

    def p(self, number, _):
        self.stackless["schedule_remove"]()

    def R(self, number, _):
        self.running_others.add(number)
        self.stackless["run"]()
        self.running_others.discard(number)

    def n(self, number, body):
        new = self.stackless["tasklet"](self.tasklet)
        self.tasklets.append(new)
        new(len(self.tasklets) - 1, self.bodies[body])
        return len(self.tasklets) - 1

    def is_other(self, number, target):
        return (
            target not in (0, number)
            and target < len(self.tasklets)
            and target not in self.ended
            and target not in self.running_others
        )

    def in_ring(self, target):
        return self.stackless["_scheduler_contains"](self.tasklets[target])

    def i(self, number, target):
        if not self.is_other(number, target):
            return "none"
        if self.in_ring(target):
            return "there"  # PyPy: would have two turns
        self.tasklets[target].insert()

    def d(self, number, target):
        if not self.is_other(number, target):
            return "none"
        self.tasklets[target].remove()

    def k(self, number, target):
        if not self.is_other(number, target):
            return "none"
        if self.in_ring(target) and target in self.started:
            return "ready"  # PyPy: comes back at once; Stackless, when the turn has come round
        if target not in self.started:
            self.end(target, "killed")
        self.tasklets[target].kill()


for line in sys.stdin:
    print(Program(line.strip()).run(), flush=True)
