import { describe, expect, it } from 'vitest'
import { fieldsOf, isLive } from './fields'
import { changesOf, faultOf, payloadOf, switched, valuesOf } from './values'

const fields = fieldsOf('qemu', 'hardware')

describe('edited settings', () => {
  const stored = valuesOf({ cores: 2, memory: '2048', cpu: 'host', numa: 1 }, fields)
  it('are sent as far as they are other than stored, fenced by what was seen', () => {
    expect(changesOf(stored, stored)).toEqual([])
    const changes = changesOf(stored, { ...stored, memory: '4096', numa: '', cpulimit: '2' })
    expect(changes.map(({ key }) => key)).toEqual(['cpulimit', 'numa', 'memory'])
    expect(payloadOf(changes, 'abc')).toEqual({ memory: '4096', cpulimit: '2', delete: 'numa', digest: 'abc' })
    expect(payloadOf(changes, undefined)).not.toHaveProperty('digest')
  })
  it('read notes without the line break that Proxmox VE adds', () => {
    expect(valuesOf({ description: 'a\nb\n' }, fieldsOf('lxc', 'options')).description).toBe('a\nb')
  })
  it('stay unset when a switch goes back to what it is by default', () => {
    expect([switched(true, '', '1'), switched(false, '', '1'), switched(false, '1'), switched(true, '', '0')]).toEqual(['', '0', '0', '1'])
  })
  it('know what can’t be', () => {
    const cores = fields.find(({ key }) => key === 'cores')!
    expect([faultOf(cores, ''), faultOf(cores, '4'), faultOf(cores, '0'), faultOf(cores, '513')]).toEqual([undefined, undefined, 'number', 'number'])
  })
})

describe('when a change takes effect', () => {
  it('hangs on the setting, on hotplug, and on what kind of guest it is', () => {
    expect([isLive('name', 'qemu', undefined), isLive('memory', 'qemu', undefined), isLive('memory', 'qemu', 'network,disk,memory'), isLive('cores', 'qemu', '0'), isLive('memory', 'lxc', undefined), isLive('features', 'lxc', undefined)])
      .toEqual([true, false, true, false, true, false])
  })
})
