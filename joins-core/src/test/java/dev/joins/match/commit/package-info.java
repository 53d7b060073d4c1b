@NullMarked
package dev.joins.match.commit;

import org.jspecify.annotations.NullMarked;
