import { beforeEach, describe, expect, it } from 'vitest'
import { toSearch } from '../request'
import { cloudInitPayload, cloudInitValues } from './cloudInit'
import { containerPayload, NEW_CONTAINER } from './container'
import { bootable, bootList, bootText, cardOf, cardText, deviceOf, diskOf, diskText, driveText, freeKey, mediumOf } from './devices'
import { drafts } from './draft'
import { changedRule, NEW_RULE, newRule, ruleValues } from './firewall'
import { machinePayload, NEW_MACHINE, usual } from './machine'
import { mainOf, part, withPart } from './property'

describe('a property string', () => {
  it('keeps the order and spelling of what is not touched', () => {
    expect(withPart('local:vm-1,size=8G,ssd=1', 'size', '')).toBe('local:vm-1,ssd=1')
    expect(withPart('1,type=virtio', 'enabled', '0', 'enabled')).toBe('0,type=virtio')
    expect(withPart('enabled=1', 'enabled', '0', 'enabled')).toBe('enabled=0')
    expect(withPart('flags=+aes', 'cputype', 'host', 'cputype')).toBe('host,flags=+aes')
    expect(withPart('', 'order', '3', 'order')).toBe('3')
    expect(withPart('x=1', 'y', '')).toBe('x=1')
    expect([part('host,flags=+aes;-pcid', 'flags'), part('host', 'cputype', 'cputype'), mainOf('a=1')]).toEqual(['+aes;-pcid', 'host', ''])
  })
})

describe('a network card', () => {
  it('comes back as it was when nothing is changed', () => {
    for (const card of ['virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1,tag=5,queues=4', 'e1000=BC:24:11:00:00:02,bridge=vmbr1,link_down=1']) expect(cardText(cardOf(card, false), false, card)).toBe(card)
    const inside = 'name=eth0,bridge=vmbr0,hwaddr=BC:24:11:00:00:03,ip=dhcp,type=veth'
    expect(cardText(cardOf(inside, true), true, inside)).toBe(inside)
  })
  it('changes model and network, and keeps its address', () => {
    const before = 'virtio=BC:24:11:00:00:01,bridge=vmbr0,firewall=1'
    expect(cardText({ ...cardOf(before, false), model: 'e1000', tag: 7, firewall: false }, false, before)).toBe('e1000=BC:24:11:00:00:01,bridge=vmbr0,tag=7')
  })
})

describe('disks and drives', () => {
  it('are told apart', () => {
    expect([deviceOf('scsi0', 'lvm:vm-1,size=8G', false), deviceOf('ide2', 'none,media=cdrom', false), deviceOf('ide0', 'lvm:vm-1-cloudinit,media=cdrom', false), deviceOf('scsihw', 'x', false), deviceOf('rootfs', 'x', true), deviceOf('unused0', 'x', false)])
      .toEqual(['disk', 'cd', 'cloudinit', undefined, 'volume', 'unused'])
  })
  it('keep what no field stands for', () => {
    const before = 'lvm:vm-1,aio=native,size=8G,discard=on'
    expect(diskText('scsi0', diskOf(before), before)).toBe(before)
    expect(diskText('virtio0', { ...diskOf(before), discard: false, ssd: true, backup: false }, before)).toBe('lvm:vm-1,aio=native,size=8G,backup=0')
  })
  it('are named by the first place that is free', () => {
    expect(freeKey({ scsi0: '', scsi2: '' }, 'scsi')).toBe('scsi1')
    expect(freeKey({ ide0: '', ide1: '', ide2: '', ide3: '' }, 'ide')).toBeUndefined()
  })
  it('change and lose their medium', () => {
    expect(driveText('iso:iso/b.iso', 'iso:iso/a.iso,media=cdrom,size=600M')).toBe('iso:iso/b.iso,media=cdrom')
    expect(driveText('', 'iso:iso/a.iso,media=cdrom')).toBe('none,media=cdrom')
    expect(mediumOf('none,media=cdrom')).toBe('')
  })
  it('are booted from in an order', () => {
    expect(bootList('order=scsi0;net0')).toEqual(['scsi0', 'net0'])
    expect([bootText(['net0', 'scsi0']), bootText([])]).toEqual(['order=net0;scsi0', ''])
    expect(bootable({ scsi0: 'a', ide0: 'lvm:vm-1-cloudinit,media=cdrom', net0: 'virtio', memory: 1 })).toEqual(['net0', 'scsi0'])
  })
})

describe('a new guest', () => {
  it('of Windows 11 has UEFI, its disk and a TPM', () => {
    const payload = machinePayload({ ...NEW_MACHINE, ...usual('win11'), ostype: 'win11', node: 'n1', vmid: 105, storage: 'lvm', iso: 'local:iso/w.iso' })
    expect(payload).toMatchObject({ node: 'n1', vmid: 105, bios: 'ovmf', efidisk0: 'lvm:1,efitype=4m,pre-enrolled-keys=1', tpmstate0: 'lvm:1,version=v2.0', boot: 'order=scsi0;ide2;net0', scsi0: 'lvm:32,discard=on,iothread=1', balloon: 2048 })
    expect(payload).not.toHaveProperty('controller')
  })
  it('may have no disk and no card', () => {
    const payload = machinePayload({ ...NEW_MACHINE, storage: 'lvm', size: 0, bridge: '' })
    expect(payload).toMatchObject({ disk_size: '0' })
    for (const name of ['scsi0', 'net0', 'boot', 'efidisk0', 'vmid']) expect(payload).not.toHaveProperty(name)
  })
  it('as a container says no as clearly as yes', () => {
    const payload = containerPayload({ ...NEW_CONTAINER, node: 'n1', ostemplate: 'local:vztmpl/d.tar.zst', storage: 'lvm', unprivileged: false, nesting: false, swap: 0, ip: '10.0.0.5/24', gw: '10.0.0.1', tag: 7 })
    expect(payload).toMatchObject({ unprivileged: false, swap: 0, rootfs_size: '8', net0: 'name=eth0,bridge=vmbr0,tag=7,firewall=1,ip=10.0.0.5/24,gw=10.0.0.1' })
    expect(payload).not.toHaveProperty('features')
  })
  it('gets its secrets into the request, and into no address and no draft', () => {
    const values = { ...NEW_CONTAINER, ostemplate: 't', password: 'hunter22', sshKeys: 'ssh-ed25519 AAAA' }
    const payload = containerPayload(values)
    expect(payload).toMatchObject({ password: 'hunter22', ssh_public_keys: 'ssh-ed25519 AAAA' })
    expect(JSON.stringify(toSearch({ controller: 'c', feature: 'proxmox.container.create', payload }))).not.toMatch(/hunter22|AAAA/)
    drafts.keep('secret', values)
    expect(JSON.stringify({ ...sessionStorage })).not.toMatch(/hunter22|AAAA/)
    expect(drafts.read('secret')).toMatchObject({ ostemplate: 't' })
  })
})

describe('drafts', () => {
  beforeEach(() => sessionStorage.clear())
  it('that are broken are none', () => {
    sessionStorage.setItem('draft:x', '[1')
    expect(drafts.read('x')).toBeUndefined()
    sessionStorage.setItem('draft:x', '[1]')
    expect(drafts.read('x')).toBeUndefined()
  })
})

describe('cloud-init', () => {
  const stored = cloudInitValues({ ciuser: 'ops', nameserver: '1.1.1.1', net0: 'virtio', net2: 'virtio', ipconfig0: 'ip=dhcp', sshkeys: '********', cipassword: '********' })
  it('has an address for each card, and shows no secret', () => {
    expect(stored.ips).toEqual({ ipconfig0: 'ip=dhcp', ipconfig2: '' })
    expect([stored.password, stored.sshKeys]).toEqual(['', ''])
  })
  it('sends what is other, and takes away what was emptied; secrets left empty stay', () => {
    expect(cloudInitPayload(stored, stored)).toEqual({})
    expect(cloudInitPayload(stored, { ...stored, ciuser: '', password: 'x', ips: { ...stored.ips, ipconfig2: 'ip=10.0.0.2/24' } })).toEqual({ ipconfig2: 'ip=10.0.0.2/24', cipassword: 'x', delete: 'ciuser' })
  })
})

describe('a firewall rule', () => {
  it('is made of what was filled in', () => {
    expect(newRule({ ...NEW_RULE, proto: 'tcp', dport: '22', icmp: '' })).toEqual({ enable: true, type: 'in', action: 'ACCEPT', proto: 'tcp', dport: '22', log: 'nolog' })
  })
  it('is changed by what is other, whether it came from a node or a guest', () => {
    const ofNode = ruleValues({ pos: 0, type: 'in', action: 'DROP', enable: true, source: null, icmp_type: 'echo-request', proto: 'icmp' })
    expect(changedRule(ofNode, ofNode)).toEqual({})
    expect(changedRule(ofNode, { ...ofNode, icmp: '', proto: 'tcp', dport: '80', enable: false })).toEqual({ enable: false, proto: 'tcp', dport: '80', delete: 'icmp-type' })
    expect(ruleValues({ enable: 0, 'icmp-type': 'any' })).toMatchObject({ enable: false, icmp: 'any' })
  })
})
