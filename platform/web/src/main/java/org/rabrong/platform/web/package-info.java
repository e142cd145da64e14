/** What every HTTP service of the platform shares: who calls, what may be refused and how, repeatable writes. No domain type. */
@NullMarked
package org.rabrong.platform.web;

import org.jspecify.annotations.NullMarked;
