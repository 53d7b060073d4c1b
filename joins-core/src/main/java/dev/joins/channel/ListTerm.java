package dev.joins.channel;

import java.util.ArrayList;
import java.util.List;

/**
 * Several messages, as a list.
 *
 * @param <A> what each of them is
 */
abstract sealed class ListTerm<A> extends Term<List<A>> {
  private ListTerm() {}

  /** So many messages of one term. */
  static final class Times<A> extends ListTerm<A> {
    private final MessageTerm<A> term;
    private final int count;

    Times(MessageTerm<A> term, int count) {
      this.term = term;
      this.count = count;
    }

    @Override
    void addTo(TermCompiler compiler) {
      compiler.add(term, term.input().counting(count, count));
    }

    @Override
    List<A> bind(Values values) {
      var bound = new ArrayList<A>(count);
      for (var i = 0; i < count; i++) {
        bound.add(term.read(values.next()));
      }
      return List.copyOf(bound);
    }

    @Override
    public String toString() {
      return term + "*" + count;
    }
  }

  /** As many as are there, up to a number. */
  static final class UpTo<A> extends ListTerm<A> {
    private final MessageTerm<A> term;
    private final int most;

    UpTo(MessageTerm<A> term, int most) {
      this.term = term;
      this.most = most;
    }

    @Override
    void addTo(TermCompiler compiler) {
      compiler.add(term, term.input().counting(0, most));
    }

    @Override
    List<A> bind(Values values) {
      var bound = new ArrayList<A>();
      for (var message : values.nextBatch()) {
        bound.add(term.read(message));
      }
      return List.copyOf(bound);
    }

    @Override
    public String toString() {
      return term + ".upTo(" + most + ")";
    }
  }

  /** One message each of some terms. */
  static final class OfSome<A> extends ListTerm<A> {
    private final List<MessageTerm<A>> terms;
    private final int least;
    private final int most;

    OfSome(List<? extends MessageTerm<A>> terms, int least, int most) {
      if (most < 1 || most > terms.size()) {
        throw new IllegalArgumentException(
            "cannot take "
                + (least == most ? "" : "at most ")
                + most
                + " of "
                + terms.size()
                + " terms "
                + terms
                + "; take from 1 to "
                + terms.size());
      }
      this.terms = List.copyOf(terms);
      this.least = least;
      this.most = most;
    }

    @Override
    void addTo(TermCompiler compiler) {
      var from = compiler.pattern().size();
      for (var term : terms) {
        compiler.add(term, term.input().counting(0, 1));
      }
      compiler.pattern().quota(from, least, most);
    }

    @Override
    List<A> bind(Values values) {
      var bound = new ArrayList<A>();
      for (var term : terms) {
        for (var message : values.nextBatch()) {
          bound.add(term.read(message));
        }
      }
      return List.copyOf(bound);
    }

    @Override
    public String toString() {
      return (least == most ? "" : "at most ") + most + " of " + terms;
    }
  }
}
