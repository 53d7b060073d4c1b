package dev.joins.santa.check;

/**
 * What a run amounted to.
 *
 * @param events how many events the trace has
 * @param deliveries how many deliveries were completed, down to the last unharness
 * @param consultations how many consultations were completed, down to the last goodbye
 * @param choicesWithBoth choices at which a complete group of each kind waited
 * @param longestReindeerWait the longest a complete reindeer group waited for Santa's choice, in
 *     milliseconds of the trace's clock
 */
public record Statistics(
    long events,
    long deliveries,
    long consultations,
    long choicesWithBoth,
    long longestReindeerWait) {}
