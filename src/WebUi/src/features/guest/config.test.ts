import { describe, expect, it } from 'vitest'
import { groupOf, partsOf, settingsOf, storagesOf, waiting } from './config'

describe('settings of a guest', () => {
  it('are sorted into hardware, options and cloud-init', () => {
    expect(['scsi0', 'net12', 'memory', 'onboot', 'ciuser', 'ipconfig0', 'digest'].map((key) => groupOf(key, 'qemu'))).toEqual(['hardware', 'hardware', 'hardware', 'options', 'cloudinit', 'cloudinit', undefined])
    expect(groupOf('nameserver', 'lxc')).toBe('options')
  })
  it('wait for the next start when they change or go', () => {
    const [memory, cores, net] = settingsOf([{ key: 'memory', value: 512, pending: 1024 }, { key: 'net0', value: 'x', delete: 1 }, { key: 'cores', value: 2 }], 'hardware', 'qemu')
    expect([memory, cores, net].map((setting) => `${setting!.key} ${waiting(setting!)}`)).toEqual(['memory true', 'cores false', 'net0 true'])
  })
  it('are taken apart at their commas, but notes are not', () => {
    expect(partsOf('scsi0', 'local-lvm:vm-100-disk-0,size=8G,ssd=1')).toEqual({ main: 'local-lvm:vm-100-disk-0', rest: [['size', '8G'], ['ssd', '1']] })
    expect(partsOf('description', 'a=b, c')).toBeUndefined()
    expect(partsOf('memory', '512')).toBeUndefined()
  })
  it('tell the storages of the disks', () => {
    expect(storagesOf({ scsi0: 'ceph:vm-1,size=8G', scsi1: 'ceph:vm-2', ide2: 'none,media=cdrom', mp0: '/srv,mp=/srv', rootfs: 'zfs:subvol', net0: 'virtio=AA:BB' })).toEqual(['ceph', 'zfs'])
  })
})
