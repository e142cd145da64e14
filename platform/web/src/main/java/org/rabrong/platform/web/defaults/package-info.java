/** What every service has in common unless it says otherwise: settings, clock, limits, transactions. */
@NullMarked
package org.rabrong.platform.web.defaults;

import org.jspecify.annotations.NullMarked;
