-------------------------------- MODULE Small --------------------------------
(* The smallest instances of Commit in which each step matters; chosen by the .cfg that is used. *)
EXTENDS Commit

(* Two senders, and a join of both channels. *)
JoinWants == [p \in {"s1", "s2", "join"} |->
    CASE p = "s1" -> {1} [] p = "s2" -> {2} [] OTHER -> {1, 2}]

(* Two joins that want the same, and one message of each. *)
RivalsWants == [p \in {"s1", "s2", "join", "rival"} |->
    CASE p = "s1" -> {1} [] p = "s2" -> {2} [] OTHER -> {1, 2}]

(* A join and a receiver of one of its channels. *)
CrossingWants == [p \in {"s1", "s2", "join", "receiver"} |->
    CASE p = "join" -> {1, 2} [] p = "s2" -> {2} [] OTHER -> {1}]

(* Three joins, which merge three channels in a circle. *)
CircleWants == [p \in {"s1", "s2", "j12", "j23", "j31"} |->
    CASE p = "s1" -> {1} [] p = "s2" -> {2}
      [] p = "j12" -> {1, 2} [] p = "j23" -> {2, 3} [] OTHER -> {1, 3}]
==============================================================================
