import type { components } from './schema'

type Schemas = components['schemas']

export type User = Schemas['User'] & { sites: string[]; disabled: boolean }
export type ApiKey = Schemas['ApiKey']
export type NewKey = Schemas['NewKey']
export type AuditLine = Schemas['AuditLine']
export type AuditEntries = Schemas['AuditEntries']
export type AuditState = Schemas['AuditState']

export interface PolicyScope {
  risk?: 'safe' | 'disruptive' | 'catastrophic' | null
  controller_id?: string | null
  tag?: string | null
}

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export interface ChangePolicy {
  lifetime_hours: number
  max_open: number
  approvals: { scope: PolicyScope; rule: 'none' | 'one_approver' | 'two_persons' }[]
  windows: { scope: PolicyScope; days: (typeof DAYS)[number][]; start: string; end: string; time_zone: string }[]
}
