/**
 * The embedded default: every real server and service on one machine, without Docker. {@link org.rabrong.localstack.LocalStack} is
 * the thing to read first.
 */
@NullMarked
package org.rabrong.localstack;

import org.jspecify.annotations.NullMarked;
