------------------------------- MODULE Commit -------------------------------
(***************************************************************************)
(* How the kernel commits over several free-standing channels: lock groups *)
(* (ADR 2; LockGroup, Arrival, Commit, Offer and Waiter in the code).      *)
(*                                                                         *)
(* A process makes one call: it gives one message to one channel and waits *)
(* until it is taken, or takes one message of each of some channels. It    *)
(*   - finds the roots of its channels' groups, one by one        (Look),  *)
(*   - merges them if they are several: all locks, in order, then (Grab,   *)
(*     one parent                                                  Link),  *)
(*   - locks the root, and looks again whether it still is one    (Lock,   *)
(*                                                    Acquire, Recheck),   *)
(*   - decides, and commits, or leaves itself in a queue          (Decide, *)
(*                                                                Commit), *)
(*   - gives the lock back, and only then wakes the others        (Wake),  *)
(*   - parks until its outcome is there                     (Park, Awake), *)
(*   - or runs out of time, and locks again to withdraw     (TimeIsUp).    *)
(*                                                                         *)
(* Decide and Commit are two steps, so that a lock that does not exclude   *)
(* does harm here as it would there. Messages are known by their senders.  *)
(* Not modelled: weak memory, capacities, selects that give, priority,     *)
(* closing. proofs/src/main/tla/README.md maps the steps to the code.      *)
(***************************************************************************)
EXTENDS Naturals, Sequences, FiniteSets

CONSTANTS
    Channels,     \* numbers: the id of a channel's own group
    Senders,
    Takers,
    Wants,        \* Wants[p]: the channels of p's call
    Impatient,    \* who may run out of time
    \* The faults that can be planted; all TRUE is the code.
    LooksAgain,   \* whether the lock is still a root's, after it was got
    WakesAll,     \* not only the first
    InOrder,      \* locks that are to be merged are taken in the order of their ids
    LooksIfDone   \* before it withdraws

Procs == Senders \union Takers
Nobody == "nobody"

VARIABLES
    parent,       \* of each group; its own for a root
    owner,        \* of each group's lock
    pc,
    roots,        \* of each process: those it has found
    looked,       \* of each process: the channels whose root it has found
    held,         \* of each process: the locks it has got in order to merge
    lock,         \* of each process: the group whose lock it wants or has
    leaving,      \* those who want to withdraw
    choice,       \* of each process: the match it has decided on
    queue,        \* of each channel: the senders whose messages are pending
    waiting,      \* the takers that wait, in the order in which they came
    outcome,
    taken,        \* of each taker: the messages it has got
    effects,      \* of each process: whom it is to wake
    permits       \* who was woken

groups == <<parent, owner, roots, looked, held, lock>>
data   == <<queue, waiting, outcome, taken>>
vars   == <<groups, data, pc, leaving, choice, effects, permits>>

Min(S) == CHOOSE x \in S : \A y \in S : x <= y
Range(s) == {s[i] : i \in 1..Len(s)}
Without(s, S) == SelectSeq(s, LAMBDA x : x \notin S)

RECURSIVE Root(_)
Root(g) == IF parent[g] = g THEN g ELSE Root(parent[g])

NoMatch == [taker |-> Nobody, messages |-> {}]

Init ==
    /\ parent = [c \in Channels |-> c]
    /\ owner = [c \in Channels |-> Nobody]
    /\ pc = [p \in Procs |-> "look"]
    /\ roots = [p \in Procs |-> {}]
    /\ looked = [p \in Procs |-> {}]
    /\ held = [p \in Procs |-> {}]
    /\ lock = [p \in Procs |-> Min(Channels)]
    /\ leaving = {}
    /\ choice = [p \in Procs |-> NoMatch]
    /\ queue = [c \in Channels |-> <<>>]
    /\ waiting = <<>>
    /\ outcome = [p \in Procs |-> "open"]
    /\ taken = [p \in Takers |-> {}]
    /\ effects = [p \in Procs |-> <<>>]
    /\ permits = {}

-----------------------------------------------------------------------------
(* Locking: LockGroup.lock *)

Look(p) ==
    /\ pc[p] = "look"
    /\ IF looked[p] # Wants[p]
       THEN LET c == Min(Wants[p] \ looked[p])
            IN /\ looked' = [looked EXCEPT ![p] = @ \union {c}]
               /\ roots' = [roots EXCEPT ![p] = @ \union {Root(c)}]
               /\ UNCHANGED pc
       ELSE /\ pc' = [pc EXCEPT ![p] = IF Cardinality(roots[p]) = 1 THEN "lock" ELSE "grab"]
            /\ UNCHANGED <<looked, roots>>
    /\ UNCHANGED <<parent, owner, held, lock, data, leaving, choice, effects, permits>>

Grab(p) ==
    /\ pc[p] = "grab"
    /\ IF held[p] # roots[p]
       THEN \E g \in IF InOrder THEN {Min(roots[p] \ held[p])} ELSE roots[p] \ held[p] :
               /\ owner[g] = Nobody
               /\ owner' = [owner EXCEPT ![g] = p]
               /\ held' = [held EXCEPT ![p] = @ \union {g}]
               /\ UNCHANGED pc
       ELSE pc' = [pc EXCEPT ![p] = "link"] /\ UNCHANGED <<owner, held>>
    /\ UNCHANGED <<parent, roots, looked, lock, data, leaving, choice, effects, permits>>

Link(p) ==
    /\ pc[p] = "link"
    /\ parent' = IF \A g \in held[p] : parent[g] = g
                 THEN [g \in Channels |-> IF g \in held[p] THEN Min(held[p]) ELSE parent[g]]
                 ELSE parent
    /\ owner' = [g \in Channels |-> IF g \in held[p] THEN Nobody ELSE owner[g]]
    /\ held' = [held EXCEPT ![p] = {}]
    /\ roots' = [roots EXCEPT ![p] = {}]
    /\ looked' = [looked EXCEPT ![p] = {}]
    /\ pc' = [pc EXCEPT ![p] = "look"]
    /\ UNCHANGED <<lock, data, leaving, choice, effects, permits>>

Lock(p) ==
    /\ pc[p] = "lock"
    /\ lock' = [lock EXCEPT ![p] = Root(Min(Wants[p]))]
    /\ pc' = [pc EXCEPT ![p] = "acquire"]
    /\ UNCHANGED <<parent, owner, roots, looked, held, data, leaving, choice, effects, permits>>

Acquire(p) ==
    /\ pc[p] = "acquire"
    /\ owner[lock[p]] = Nobody
    /\ owner' = [owner EXCEPT ![lock[p]] = p]
    /\ pc' = [pc EXCEPT ![p] = "recheck"]
    /\ UNCHANGED <<parent, roots, looked, held, lock, data, leaving, choice, effects, permits>>

Recheck(p) ==
    /\ pc[p] = "recheck"
    /\ IF LooksAgain /\ parent[lock[p]] # lock[p]
       THEN /\ owner' = [owner EXCEPT ![lock[p]] = Nobody]
            /\ pc' = [pc EXCEPT ![p] = "lock"]
       ELSE /\ pc' = [pc EXCEPT ![p] = "decide"]
            /\ UNCHANGED owner
    /\ UNCHANGED <<parent, roots, looked, held, lock, data, leaving, choice, effects, permits>>

-----------------------------------------------------------------------------
(* Under the lock: Matcher, Commit, Offer.withdraw *)

(* The heads of the taker's queues, where q is what lies in them. *)
Match(taker, q) ==
    IF \A c \in Wants[taker] : q[c] # <<>>
    THEN [taker |-> taker, messages |-> {Head(q[c]) : c \in Wants[taker]}]
    ELSE NoMatch

WithMine(p) == [c \in Channels |-> IF c \in Wants[p] THEN Append(queue[c], p) ELSE queue[c]]

(* Who has waited longest, of those that the message completes a match for. *)
BestAt(p) ==
    LET served == SelectSeq(waiting, LAMBDA t : Match(t, WithMine(p)) # NoMatch)
    IN IF served = <<>> THEN NoMatch ELSE Match(Head(served), WithMine(p))

Decide(p) ==
    /\ pc[p] = "decide"
    /\ choice' = [choice EXCEPT ![p] =
           IF p \in leaving THEN NoMatch ELSE IF p \in Senders THEN BestAt(p) ELSE Match(p, queue)]
    /\ pc' = [pc EXCEPT ![p] = "commit"]
    /\ UNCHANGED <<groups, data, leaving, effects, permits>>

RECURSIVE InSomeOrder(_)
InSomeOrder(S) == IF S = {} THEN <<>> ELSE LET x == CHOOSE y \in S : TRUE
                                          IN <<x>> \o InSomeOrder(S \ {x})

Take(p) ==
    LET match == choice[p]
        served == match.messages \union {match.taker}
    IN /\ queue' = [c \in Channels |-> Without(queue[c], match.messages)]
       /\ waiting' = Without(waiting, {match.taker})
       /\ outcome' = [q \in Procs |-> IF q \in match.messages THEN "sent"
                                      ELSE IF q = match.taker THEN "took" ELSE outcome[q]]
       /\ taken' = [taken EXCEPT ![match.taker] = @ \union match.messages]
       /\ effects' = [effects EXCEPT ![p] = InSomeOrder(served \ {p})]

Enlist(p) ==
    /\ IF p \in Senders
       THEN queue' = WithMine(p) /\ UNCHANGED waiting
       ELSE waiting' = Append(waiting, p) /\ UNCHANGED queue
    /\ UNCHANGED <<outcome, taken, effects>>

Withdraw(p) ==
    IF LooksIfDone /\ outcome[p] # "open"
    THEN UNCHANGED <<data, effects>>
    ELSE /\ queue' = [c \in Channels |-> Without(queue[c], {p})]
         /\ waiting' = Without(waiting, {p})
         /\ outcome' = [outcome EXCEPT ![p] = "late"]
         /\ UNCHANGED <<taken, effects>>

Commit(p) ==
    /\ pc[p] = "commit"
    /\ IF p \in leaving THEN Withdraw(p)
       ELSE IF choice[p] # NoMatch THEN Take(p) ELSE Enlist(p)
    /\ owner' = [owner EXCEPT ![lock[p]] = Nobody]
    /\ pc' = [pc EXCEPT ![p] = "wake"]
    /\ UNCHANGED <<parent, roots, looked, held, lock, leaving, choice, permits>>

-----------------------------------------------------------------------------
(* After the lock: Act.release, Waiter.await *)

Wake(p) ==
    /\ pc[p] = "wake"
    /\ IF effects[p] = <<>>
       THEN /\ pc' = [pc EXCEPT ![p] = "park"]
            /\ UNCHANGED <<effects, permits>>
       ELSE /\ permits' = permits \union {Head(effects[p])}
            /\ effects' = [effects EXCEPT ![p] = IF WakesAll THEN Tail(@) ELSE <<>>]
            /\ UNCHANGED pc
    /\ UNCHANGED <<groups, data, leaving, choice>>

Park(p) ==
    /\ pc[p] = "park"
    /\ pc' = [pc EXCEPT ![p] = IF outcome[p] = "open" THEN "parked" ELSE "end"]
    /\ UNCHANGED <<groups, data, leaving, choice, effects, permits>>

Awake(p) ==
    /\ pc[p] = "parked"
    /\ p \in permits
    /\ permits' = permits \ {p}
    /\ pc' = [pc EXCEPT ![p] = "park"]
    /\ UNCHANGED <<groups, data, leaving, choice, effects>>

TimeIsUp(p) ==
    /\ pc[p] = "parked"
    /\ p \in Impatient \ leaving
    /\ leaving' = leaving \union {p}
    /\ pc' = [pc EXCEPT ![p] = "lock"]
    /\ UNCHANGED <<groups, data, choice, effects, permits>>

-----------------------------------------------------------------------------
Step(p) ==
    \/ Look(p) \/ Grab(p) \/ Link(p) \/ Lock(p) \/ Acquire(p) \/ Recheck(p)
    \/ Decide(p) \/ Commit(p) \/ Wake(p) \/ Park(p) \/ Awake(p)

AtRest(p) == pc[p] = "end" \/ (pc[p] = "parked" /\ p \notin permits)

(* So that a rest is no deadlock, and a deadlock of locks is one. *)
Rest == (\A p \in Procs : AtRest(p)) /\ UNCHANGED vars

Next == (\E p \in Procs : Step(p) \/ TimeIsUp(p)) \/ Rest

Spec == Init /\ [][Next]_vars /\ \A p \in Procs : WF_vars(Step(p))

-----------------------------------------------------------------------------
(* The laws. *)

(* Whoever is under the lock has all groups that its channels are in. *)
Inside(p) == pc[p] \in {"decide", "commit"}
RootsOf(p) == {Root(c) : c \in Wants[p]}
Exclusion ==
    \A p, q \in Procs : p # q /\ Inside(p) /\ Inside(q) => RootsOf(p) \intersect RootsOf(q) = {}

(* 1: one message of each channel, or nothing. *)
Atomic ==
    \A t \in Takers :
        IF outcome[t] = "took"
        THEN /\ Cardinality(taken[t]) = Cardinality(Wants[t])
             /\ UNION {Wants[s] : s \in taken[t]} = Wants[t]
        ELSE taken[t] = {}

(* 2 and 7: a message is taken once if its sender goes on with "sent", and else not at all. *)
TakenBy(s) == {t \in Takers : s \in taken[t]}
Conserved ==
    \A s \in Senders : Cardinality(TakenBy(s)) = IF outcome[s] = "sent" THEN 1 ELSE 0

(* 3: nobody waits for what is there. *)
Progress == \A i \in 1..Len(waiting) : Match(waiting[i], queue) = NoMatch

(* 6: who gave up has left no trace; who is decided is in no queue. *)
NoTrace ==
    \A p \in Procs : outcome[p] # "open" =>
        /\ \A c \in Channels : p \notin Range(queue[c])
        /\ p \notin Range(waiting)

(* 3: no wake-up is lost. *)
NobodyForgotten ==
    (\A p \in Procs : AtRest(p)) => \A p \in Procs : pc[p] = "end" \/ outcome[p] = "open"

(* 3, as time goes on: whoever is decided goes on, and everything comes to rest. *)
GoesOn == \A p \in Procs : (outcome[p] # "open") ~> (pc[p] = "end")
Settles == <>[](\A p \in Procs : pc[p] \in {"parked", "end"})
=============================================================================
