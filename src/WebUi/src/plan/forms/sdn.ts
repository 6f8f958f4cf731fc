import { text } from '../../text/en'
import type { Payload } from '../request'

const words = text.clusterWork.sdn

export const ZONE_TYPES = ['simple', 'vlan', 'qinq', 'vxlan', 'evpn', 'faucet'] as const
export type ZoneType = (typeof ZONE_TYPES)[number]

export type ZoneFieldKind = 'text' | 'number' | 'tick' | 'nodes' | 'node' | 'controller' | 'choice'

export interface ZoneField {
  name: string
  kind: ZoneFieldKind
  needed?: boolean
  options?: readonly string[]
}

const field = (name: string, kind: ZoneFieldKind = 'text', more: Partial<ZoneField> = {}): ZoneField => ({ name, kind, ...more })
const needed = { needed: true }

const SHARED: readonly ZoneField[] = [field('nodes', 'nodes'), field('mtu', 'number'), field('ipam'), field('dns'), field('reversedns'), field('dnszone')]

const OWN: Record<ZoneType, readonly ZoneField[]> = {
  simple: [{ name: 'dhcp', kind: 'choice', options: ['dnsmasq'] }],
  vlan: [field('bridge', 'text', needed), field('bridge-disable-mac-learning', 'tick')],
  qinq: [field('bridge', 'text', needed), field('tag', 'number', needed), { name: 'vlan-protocol', kind: 'choice', options: ['802.1q', '802.1ad'] }],
  vxlan: [field('peers'), field('fabric'), field('vxlan-port', 'number')],
  evpn: [
    field('controller', 'controller', needed), field('vrf-vxlan', 'number', needed), field('mac'), field('exitnodes', 'nodes'), field('exitnodes-primary', 'node'), field('exitnodes-local-routing', 'tick'), field('advertise-subnets', 'tick'),
    field('disable-arp-nd-suppression', 'tick'), field('rt-import'),
  ],
  faucet: [field('controller', 'controller'), field('dp-id', 'number')],
}

/** The fields of a type of zone, its own first. */
export const zoneFields = (type: ZoneType): readonly ZoneField[] => [...OWN[type], ...SHARED]

export type ZoneValue = string | number | boolean | readonly string[]
export type ZoneValues = Record<string, ZoneValue>

const isEmpty = (value: ZoneValue | undefined) => value === undefined || value === '' || value === false || (Array.isArray(value) && value.length === 0)

/** What is missing for the type, by field. */
export function zoneFaults(type: ZoneType, values: ZoneValues): Record<string, string | undefined> {
  const missing = zoneFields(type).filter((each) => each.needed && isEmpty(values[each.name]))
  return {
    ...Object.fromEntries(missing.map((each) => [each.name, words.needed])),
    ...(type === 'vxlan' && isEmpty(values.peers) && isEmpty(values.fabric) ? { peers: words.peersOrFabric } : {}),
  }
}

/** Only what the type knows: what was typed for another type before stays behind. */
export function zonePayload(zone: string, type: ZoneType, values: ZoneValues): Payload {
  const given = zoneFields(type).filter((each) => !isEmpty(values[each.name]))
  return { zone, type, ...Object.fromEntries(given.map(({ name }) => [name, Array.isArray(values[name]) ? values[name].join(',') : values[name]])) }
}

/** Most virtual networks a tag is for VLANs, or for VXLANs. */
export const mostTag = (type: string | undefined) => (type === 'vlan' || type === 'qinq' ? 4094 : 16_777_215)

export const hasTag = (type: string | undefined) => type !== undefined && type !== 'simple' && type !== 'faucet'
