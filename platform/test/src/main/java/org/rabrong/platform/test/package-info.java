/** Real servers for tests, and tokens for every kind of person. */
@NullMarked
package org.rabrong.platform.test;

import org.jspecify.annotations.NullMarked;
