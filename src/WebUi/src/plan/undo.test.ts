import { describe, expect, it } from 'vitest'
import { change } from '../../tests/changes'
import { undoOf } from './undo'

const applied = (part: Partial<ReturnType<typeof change>>) => change({ status: 'applied', ...part })
const diff = (...values: [string, string | null, string | null][]) => ({ ...change().plan, diff: values.map(([key, from, to]) => ({ key, from, to })) })

describe('undo', () => {
  it('sets settings back as they were, and takes away what was not there', () => {
    const done = applied({ feature: 'proxmox.vm.config', operation: 'update', payload: { memory: 8192, tags: 'a' }, plan: diff(['memory', '4096', '8192'], ['tags', null, 'a']) })
    expect(undoOf(done)).toMatchObject({ feature: 'proxmox.vm.config', operation: 'update', payload: { memory: '4096', delete: 'tags' } })
  })
  it('is not offered where disks, secrets or nothing known hang on it', () => {
    const config = (plan: ReturnType<typeof diff>) => applied({ feature: 'proxmox.vm.config', operation: 'update', plan })
    expect(undoOf(config(diff(['memory', '1', '2'], ['scsi1', null, 'local:8'])))).toBeUndefined()
    expect(undoOf(config(diff(['description', 'a ***', 'b'])))).toBeUndefined()
    expect(undoOf(config(diff()))).toBeUndefined()
  })
  it('is not offered for what is no inverse, nor before it was done', () => {
    for (const feature of ['proxmox.vm.start', 'proxmox.vm.shutdown', 'proxmox.vm.migrate', 'proxmox.snapshot.delete']) expect(undoOf(applied({ feature, operation: 'create' }))).toBeUndefined()
    expect(undoOf(change({ status: 'failed', feature: 'proxmox.vm.suspend', operation: 'create' }))).toBeUndefined()
  })
  it('pairs what is', () => {
    expect(undoOf(applied({ feature: 'proxmox.vm.suspend', operation: 'create', payload: {} }))?.feature).toBe('proxmox.vm.resume')
    expect(undoOf(applied({ feature: 'proxmox.vm.suspend', operation: 'create', payload: { todisk: true } }))).toBeUndefined()
    expect(undoOf(applied({ feature: 'proxmox.ha.resource', operation: 'create', target_id: 'vm:100', payload: { sid: 'vm:100' } }))).toMatchObject({ operation: 'delete', targetId: 'vm:100', payload: { sid: 'vm:100' } })
    const members = (payload: Record<string, unknown>) => undoOf(applied({ feature: 'proxmox.pool.guests', operation: 'update', target_id: 'p', payload: { poolid: 'p', vms: ['100'], ...payload } }))
    expect(members({})?.payload).toMatchObject({ vms: ['100'], delete: true })
    expect(members({ delete: true })?.payload?.delete).toBeUndefined()
    expect(members({ allow_move: true })).toBeUndefined()
  })
})
