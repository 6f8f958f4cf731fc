import { describe, expect, it } from 'vitest'
import { catches, draftOf, fieldsOf, newCondition, newStep, wiringFrom } from './draft'
import type { Catalog } from './queries'

const field = (name: string, type: string) => ({ name, type, optional: false })
const catalog = {
  events: [
    { kind: 'hypervisor.guest.stopped', description: '', fields: [field('vmid', 'integer'), field('tags', 'array'), field('name', 'string')] },
    { kind: 'hypervisor.node.offline', description: '', fields: [field('node', 'string'), field('name', 'string')] },
  ],
  operations: [{ id: 'hypervisor.vm.start', name: '', description: '', output: '', lowest_role: 'site_admin', permission: '', write: true, inputs: [{ name: 'vmid', type: 'integer', required: true }, { name: 'force', type: 'boolean', required: false }, { name: 'node', type: 'string', required: true }] }],
} as unknown as Catalog

describe('a connection', () => {
  it('catches kinds by pattern, as the server does', () => {
    expect(catches('hypervisor.guest.stopped', 'hypervisor.guest.stopped')).toBe(true)
    expect(catches('hypervisor.*.stopped', 'hypervisor.guest.stopped')).toBe(true)
    expect(catches('hypervisor.#', 'hypervisor.guest.stopped')).toBe(true)
    expect(catches('hypervisor.*', 'hypervisor.guest.stopped')).toBe(false)
    expect(fieldsOf('hypervisor.#', catalog.events).map((each) => each.name)).toEqual(['name'])
  })
  it('is sent with values of the types that fields and inputs have', () => {
    const wiring = wiringFrom({
      name: ' Start ', source: 'hypervisor.guest.stopped', cooldown: '60', enabled: true,
      conditions: [{ ...newCondition(), field: 'vmid', op: 'in', value: '100, 101' }, { ...newCondition(), field: 'tags', op: 'contains', value: '7' }, { ...newCondition(), field: 'name', op: 'exists', value: '' }],
      steps: [{ ...newStep(), operation: 'hypervisor.vm.start', inputs: { vmid: '{{ event.vmid }}', force: 'true', node: '42', gone: 'x' } }],
    }, catalog)
    expect(wiring).toEqual({
      name: 'Start', source_event: 'hypervisor.guest.stopped', cooldown: 60, enabled: true,
      conditions: [{ field: 'vmid', op: 'in', value: [100, 101] }, { field: 'tags', op: 'contains', value: '7' }, { field: 'name', op: 'exists', value: true }],
      steps: [{ operation_id: 'hypervisor.vm.start', inputs: { vmid: '{{ event.vmid }}', force: true, node: '42' } }],
    })
    expect(wiringFrom(draftOf(wiring), catalog)).toEqual(wiring)
  })
})
