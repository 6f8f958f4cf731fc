import type { Me, Role } from '../../api/types'
import { atLeast } from '../../inventory/session'

export const ROLES: readonly Role[] = ['guest', 'viewer', 'operator', 'site_admin', 'org_admin', 'admin', 'super_admin']

/** Those that somebody may give: below their own, and the one that is there already. */
export const rolesBelow = (user: Me | undefined, now?: Role) => ROLES.filter((role, i) => role === now || (atLeast(user, role) && ROLES[i + 1] !== undefined && atLeast(user, ROLES[i + 1]!)))

/** A key has at most its owner's role. */
export const rolesUpTo = (user: Me | undefined) => ROLES.filter((role) => role !== 'guest' && atLeast(user, role))
