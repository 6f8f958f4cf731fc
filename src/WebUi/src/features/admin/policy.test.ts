import { describe, expect, it } from 'vitest'
import { user } from '../../../tests/some'
import { faultsOf } from './policy'
import { rolesBelow, rolesUpTo } from './roles'

describe('a policy', () => {
  it('is refused where it is wrong, by place', () => {
    const window = { scope: {}, days: [], start: '25:00', end: '4', time_zone: 'Mars/Base' }
    expect(Object.keys(faultsOf({ lifetime_hours: 0, max_open: 20_000, approvals: [], windows: [window] }))).toEqual(['lifetime_hours', 'max_open', 'windows.0.start', 'windows.0.end', 'windows.0.time_zone'])
    expect(faultsOf({ lifetime_hours: 168, max_open: 2000, approvals: [], windows: [{ ...window, start: '22:00', end: '04:00', time_zone: 'Europe/Berlin' }] })).toEqual({})
  })
})

describe('roles', () => {
  it('that somebody may give are below their own', () => {
    expect(rolesBelow(user)).toEqual(['guest', 'viewer', 'operator', 'site_admin'])
    expect(rolesBelow(user, 'admin')).toContain('admin')
    expect(rolesUpTo(user).at(-1)).toBe('org_admin')
  })
})
