import { describe, expect, it } from 'vitest'
import { filledJob, jobPayload, jobValues, keepsOf, newJob } from './backupJob'
import { filledOptions, optionPayload, optionValues } from './clusterOptions'
import { contentOf, fileOf } from './download'
import { nodePriorities, priorityText } from './ha'
import { haRulePayload, type HaRuleValues } from './haRule'
import { freeNumber, replicationPayload } from './replication'
import { hasTag, mostTag, zoneFaults, zonePayload } from './sdn'

const job = { id: 'nightly', schedule: '02:30', storage: 'backup', vmid: '100,101', mode: 'snapshot', compress: '0', enabled: true, mailto: null, node: null, all: false, exclude: null, pool: null, next_run: null, comment: 'old', prune_backups: 'keep-last=3,keep-daily=7', type: 'vzdump' }

describe('a backup job', () => {
  it('that is new sends what was filled in, and all guests by naming none', () => {
    expect(jobPayload({ ...newJob('backup'), id: 'nightly', keeps: { ...newJob().keeps, last: 3, weekly: 0 } })).toEqual({
      id: 'nightly', storage: 'backup', schedule: '02:30', mode: 'snapshot', compress: 'zstd', enabled: true, 'prune-backups': 'keep-last=3', 'notes-template': '{{guestname}}',
    })
  })
  it('names guests, or a pool, or those left out', () => {
    expect(jobPayload({ ...newJob('b'), selection: 'guests', vmid: ['100', '105'], exclude: ['9'] })).toMatchObject({ vmid: '100,105' })
    const pool = jobPayload({ ...newJob('b'), selection: 'pool', pool: 'prod' })!
    expect(pool).toMatchObject({ pool: 'prod' })
    expect('vmid' in pool).toBe(false)
    expect(jobPayload({ ...newJob('b'), exclude: ['100'] })).toMatchObject({ exclude: '100' })
  })
  it('that is changed sends only what is other than before', () => {
    const stored = jobValues(job)
    expect(jobPayload(stored, stored)).toBeUndefined()
    expect(jobPayload({ ...stored, schedule: '21:00', comment: '' }, stored)).toEqual({ schedule: '21:00', delete: 'comment' })
    expect(jobPayload({ ...stored, keepAll: true }, stored)).toEqual({ 'prune-backups': 'keep-all=1' })
    expect(jobPayload({ ...stored, selection: 'all' }, stored)).toEqual({ vmid: '' })
    expect(jobPayload({ ...stored, selection: 'pool', pool: 'prod' }, stored)).toEqual({ pool: 'prod' })
    expect(jobPayload({ ...stored, on: false }, stored)).toEqual({ enabled: false })
  })
  it('says how it is packed as people do, and takes the numbers apart', () => {
    expect(jobValues(job).compress).toBe('none')
    expect(keepsOf('keep-last=3,keep-yearly=1')).toMatchObject({ keepAll: false, keeps: { last: 3, yearly: 1, daily: '' } })
  })
  it('comes back as it was left when its plan was refused', () => {
    const stored = jobValues(job)
    const left = { ...stored, schedule: '21:00', comment: '', selection: 'all' as const, exclude: ['105'] }
    const back = filledJob(stored, jobPayload(left, stored))
    expect(back).toMatchObject({ schedule: '21:00', comment: '', selection: 'all', exclude: ['105'] })
  })
})

describe('an HA rule', () => {
  const affine: HaRuleValues = { rule: 'web', type: 'node-affinity', resources: ['vm:100'], nodes: 'pve1:2,pve2', strict: false, affinity: 'negative', on: true, comment: '' }
  it('has the fields of its type alone', () => {
    expect(haRulePayload(affine)).toEqual({ rule: 'web', type: 'node-affinity', resources: 'vm:100', nodes: 'pve1:2,pve2' })
    expect(haRulePayload({ ...affine, type: 'resource-affinity', resources: ['vm:100', 'ct:101'], strict: true })).toEqual({ rule: 'web', type: 'resource-affinity', resources: 'vm:100,ct:101', affinity: 'negative' })
  })
  it('that is changed names its type, which stays', () => {
    expect(haRulePayload(affine, affine)).toBeUndefined()
    expect(haRulePayload({ ...affine, on: false, strict: true }, affine)).toEqual({ type: 'node-affinity', strict: true, disable: true })
    expect(haRulePayload({ ...affine, comment: '' }, { ...affine, comment: 'x' })).toEqual({ type: 'node-affinity', delete: 'comment' })
  })
  it('reads priorities and writes them again', () => {
    expect(priorityText(nodePriorities('pve1:2,pve2,pve3:0'))).toBe('pve1:2,pve2,pve3:0')
    expect(nodePriorities('')).toEqual(new Map())
  })
})

describe('an SDN zone', () => {
  it('asks what its type needs', () => {
    expect(zoneFaults('simple', {})).toEqual({})
    expect(Object.keys(zoneFaults('qinq', {}))).toEqual(['bridge', 'tag'])
    expect(Object.keys(zoneFaults('evpn', { controller: 'c' }))).toEqual(['vrf-vxlan'])
    expect(zoneFaults('vxlan', {}).peers).toBeTruthy()
    expect(zoneFaults('vxlan', { fabric: 'f' })).toEqual({})
  })
  it('sends nothing that was typed for another type', () => {
    expect(zonePayload('z1', 'vlan', { bridge: 'vmbr0', peers: '10.0.0.1', nodes: ['pve1', 'pve2'], mtu: 1500, ipam: '' })).toEqual({ zone: 'z1', type: 'vlan', bridge: 'vmbr0', nodes: 'pve1,pve2', mtu: 1500 })
  })
  it('decides which tags its networks have', () => {
    expect([hasTag('simple'), hasTag('vlan'), hasTag(undefined)]).toEqual([false, true, false])
    expect([mostTag('vlan'), mostTag('evpn')]).toEqual([4094, 16_777_215])
  })
})

describe('a replication job', () => {
  it('gets the first free number of its guest', () => {
    expect(freeNumber('100', ['100-0', '100-1', '1001-2'])).toBe(2)
    expect(freeNumber('101', ['100-0'])).toBe(0)
  })
  it('sends what changed, and takes back what was emptied', () => {
    const values = { guest: '100', target: 'pve2', schedule: '*/15', rate: 10, comment: '', off: false }
    expect(replicationPayload(values, undefined, 1)).toEqual({ id: '100-1', target: 'pve2', schedule: '*/15', rate: 10 })
    expect(replicationPayload({ ...values, rate: '', off: true }, values, 0)).toEqual({ disable: true, delete: 'rate' })
    expect(replicationPayload(values, values, 0)).toBeUndefined()
  })
})

describe('the options of a cluster', () => {
  const stored = { keyboard: 'de', migration: { type: 'secure', network: '10.0.0.0/24' }, 'registered-tags': ['a', 'b'], ha: 'shutdown_policy=migrate', 'next-id': { lower: '200', upper: '300' }, crs: { ha: 'static' } }
  it('send only what was changed, and leave the parts they do not know', () => {
    const values = optionValues(stored)
    expect(optionPayload(values, stored)).toBeUndefined()
    expect(optionPayload({ ...values, migrationNetwork: '' }, stored)).toEqual({ migration: 'type=secure' })
    expect(optionPayload({ ...values, keyboard: '', tags: 'a' }, stored)).toEqual({ 'registered-tags': 'a', delete: 'keyboard' })
    expect(optionPayload({ ...optionValues({ migration: 'insecure,network=10.1.0.0/16' }), migrationType: 'secure' }, { migration: 'insecure,network=10.1.0.0/16' })).toEqual({ migration: 'type=secure,network=10.1.0.0/16' })
  })
  it('come back as they were left', () => {
    const left = { ...optionValues(stored), keyboard: '', idTo: 400 }
    expect(filledOptions(stored, optionPayload(left, stored))).toEqual(left)
  })
})

describe('what is fetched from an address', () => {
  it('is called and taken for what it ends in', () => {
    expect(fileOf('https://example.org/a/debian-13.iso?x=1')).toBe('debian-13.iso')
    expect(fileOf('https://example.org/..%2Fx%20y.iso')).toBe('_x_y.iso')
    expect(fileOf('nonsense')).toBe('')
    expect(contentOf('debian-13.iso', ['iso', 'vztmpl'])).toBe('iso')
    expect(contentOf('alpine.tar.xz', ['iso'])).toBeUndefined()
  })
})
