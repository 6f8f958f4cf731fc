import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { addedByRole } from './permissions'

describe('roles', () => {
  it('are told from what the API enforces', () => {
    const added = addedByRole(JSON.parse(readFileSync('../WebApi/openapi.json', 'utf8')))
    const keys = (role: keyof typeof added) => added[role].map((each) => each.key)
    expect(keys('org_admin')).toContain('post /api/v1/users')
    expect(keys('site_admin')).toContain('post /api/v1/controllers')
    expect(keys('viewer')).toContain('get /api/v1/hypervisor/fleet/guests')
    expect(added.viewer.find((each) => each.key === 'get /api/v1/hypervisor/fleet/guests')).toMatchObject({ part: 'Fleet', write: false })
  })
})
