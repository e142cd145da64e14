/** Bearer tokens only, deny by default; the token's groups become the {@link org.rabrong.platform.web.Person}. */
@NullMarked
package org.rabrong.platform.web.security;

import org.jspecify.annotations.NullMarked;
