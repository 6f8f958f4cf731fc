import { describe, expect, it } from 'vitest'
import { changedFields, configValues } from './config'
import { disksOf, rules, tagsOf } from './rules'

describe('a changed configuration', () => {
  const stored = configValues({ name: 'web', cores: 2, memory: '2048', description: 'old\n', onboot: 1 }, false)
  it('is only what is other than stored', () => {
    expect(changedFields(stored, stored, false)).toEqual({})
    expect(changedFields(stored, { ...stored, memory: 4096, onboot: false }, false)).toEqual({ memory: 4096, onboot: false })
  })
  it('takes back to its default what was emptied', () => {
    expect(changedFields(stored, { ...stored, description: '', cores: '' }, false)).toEqual({ delete: 'cores,description' })
  })
  it('names a container by its host name', () => {
    const container = configValues({ hostname: 'ct' }, true)
    expect(container.name).toBe('ct')
    expect(changedFields(container, { ...container, name: 'ct2' }, true)).toEqual({ hostname: 'ct2' })
  })
})

describe('rules', () => {
  it('are those of the API', () => {
    expect([rules.snapshot('a'), rules.snapshot('1x'), rules.snapshot('current')].every(Boolean)).toBe(true)
    expect(rules.snapshot('before-1')).toBeUndefined()
    expect(rules.vmid(99)).toBeTruthy()
    expect(rules.vmid(100)).toBeUndefined()
    expect(rules.grow(0)).toBeTruthy()
    expect(rules.tags('prod bad!tag')).toBeTruthy()
    expect(rules.net('virtio=BC:24:11:00:00:01,bridge=vmbr0')).toBeUndefined()
    expect(rules.net('nonsense')).toBeTruthy()
  })
  it('read tags apart by anything, each once', () => {
    expect(tagsOf(' a;b, c a')).toEqual(['a', 'b', 'c'])
  })
  it('find the disks that can grow', () => {
    const config = { scsi10: 'local:d,size=1G', scsi2: 'local:vm-1-disk-0,size=8G', ide2: 'none,media=cdrom', sata0: 'iso:x.iso,media=cdrom', net0: 'virtio=x', scsihw: 'virtio-scsi' }
    expect(disksOf(config, false)).toEqual([{ name: 'scsi2', size: '8G' }, { name: 'scsi10', size: '1G' }])
    expect(disksOf({ rootfs: 'local:subvol,size=4G', mp0: '/mnt,size=1G' }, true).map((disk) => disk.name)).toEqual(['mp0', 'rootfs'])
  })
})
