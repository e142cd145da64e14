@NullMarked
package org.rabrong.platform.servers;

import org.jspecify.annotations.NullMarked;
