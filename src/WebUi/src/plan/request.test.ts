import { describe, expect, it } from 'vitest'
import { confirmName, fromSearch, payloadOf, toSearch, type PlanRequest } from './request'

const stop: PlanRequest = { controller: 'c1', feature: 'proxmox.vm.stop', node: 'pve1', vmType: 'qemu', vmid: 101, name: 'web-1' }

describe('a plan in the address', () => {
  it('is the same when it is read back', () => {
    const request: PlanRequest = { ...stop, feature: 'proxmox.vm.config', operation: 'update', payload: { memory: 4096 } }
    expect(fromSearch(toSearch(request))).toEqual({ ...request, targetId: undefined })
  })
  it('carries no secret', () => {
    expect(toSearch({ ...stop, payload: { cipassword: 'hunter22', token_secret: 'x', key: 'y', cores: 2 } }).payload).toBe('{"cores":2}')
  })
  it('acts on the target it names, whatever its fields say', () => {
    const request = fromSearch({ feature: 'proxmox.vm.destroy', operation: 'delete', target: 'c1/pve1/qemu/101', payload: '{"vmid":100,"node":"pve9","purge":true}' })!
    expect(payloadOf(request)).toEqual({ node: 'pve1', vm_type: 'qemu', vmid: 101, purge: true })
  })
  it('is none when it makes no sense', () => {
    expect(fromSearch({ feature: 'proxmox.vm.stop' })).toBeUndefined()
    expect(fromSearch({ feature: 'rm -rf', target: 'c1' })).toBeUndefined()
    expect(fromSearch({ feature: 'proxmox.vm.stop', target: 'c1/pve1/qemu/101', payload: 'not json' })!.payload).toBeUndefined()
  })
})

describe('what is typed to confirm', () => {
  it('is the name of what is lost', () => {
    expect(confirmName(stop)).toBe('web-1')
    expect(confirmName({ controller: 'c', feature: 'proxmox.node.reboot', node: 'pve2' })).toBe('pve2')
    expect(confirmName({ controller: 'c', feature: 'proxmox.snapshot.delete', targetId: 'before', vmid: 101 })).toBe('before')
  })
  it('is the ID that a restore writes to, as the form has it', () => {
    expect(confirmName({ controller: 'c', feature: 'proxmox.backup.restore', vmid: 100, name: 'old', payload: { vmid: 205 } })).toBe('205')
  })
})
