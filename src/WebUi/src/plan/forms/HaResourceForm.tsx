import { NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { HaGroup, HaResource } from '../../api/pages'
import { clusterDashboard } from '../../inventory/clusters/queries'
import { hasHaRules } from '../../inventory/clusters/version'
import { clusterGuests } from '../../inventory/guests/ofCluster'
import { clusterRead } from '../../inventory/reads'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { Payload } from '../request'
import type { FormProps } from '.'
import { guestLabel } from './GuestPicker'
import { sidOf } from './ha'
import { difference, FormShell, given, useFields } from './kit'
import { rules } from './rules'
import { Stored } from './Stored'

const words = text.clusterWork.ha
const STATES = ['started', 'stopped', 'disabled', 'ignored'] as const

export default function HaResourceForm(props: FormProps) {
  const { request: { controller, operation, targetId } } = props
  const managed = useQuery(clusterRead<HaResource[]>(controller, '/ha/resources'))
  return (
    <Stored query={managed} what={text.pages.ha.resources.toLowerCase()} id={operation === 'update' ? targetId : undefined} idOf={(row) => row.sid}>
      {(row) => <Fields {...props} stored={row} managed={managed.data ?? []} />}
    </Stored>
  )
}

const fieldsOf = (row: Partial<HaResource> | undefined, hasRules: boolean): Payload => given({
  state: row?.state === 'enabled' ? 'started' : row?.state, group: hasRules ? undefined : row?.group, max_restart: row?.max_restart, max_relocate: row?.max_relocate, comment: row?.comment,
})

function Fields({ request: { controller, payload, targetId }, stored, managed, onDone, onCancel }: FormProps & { stored: HaResource | undefined; managed: readonly HaResource[] }) {
  const version = useQuery(clusterDashboard(controller)).data?.pve_version
  const hasRules = hasHaRules(version)
  const groups = useQuery({ ...clusterRead<HaGroup[]>(controller, '/ha/groups'), enabled: !hasRules }).data ?? []
  const guests = useQuery(clusterGuests(controller))
  const taken = new Set(managed.map((each) => each.sid))
  const free = (guests.data ?? []).filter((guest) => !guest.template && !taken.has(sidOf(guest)))
  const before = { ...stored, ...payload } as Partial<HaResource>
  const fields = useFields(
    {
      sid: String(payload?.sid ?? targetId ?? ''), state: before.state === 'enabled' ? 'started' : before.state ?? 'started', group: before.group ?? '', max_restart: (before.max_restart ?? 1) as number | string,
      max_relocate: (before.max_relocate ?? 1) as number | string, failback: before.failback !== false, comment: before.comment ?? '',
    },
    (values) => ({ sid: rules.required(values.sid), max_restart: rules.tries(values.max_restart), max_relocate: rules.tries(values.max_relocate), comment: rules.comment(values.comment) }),
  )
  const { values, set, error, tried } = fields
  const next = { ...fieldsOf({ ...values, max_restart: Number(values.max_restart), max_relocate: Number(values.max_relocate) } as Partial<HaResource>, hasRules), max_restart: Number(values.max_restart), max_relocate: Number(values.max_relocate) }
  const failback = hasRules && values.failback !== (stored?.failback ?? true) ? { failback: values.failback } : {}
  const sent: Payload = stored ? { ...difference({ ...fieldsOf(stored, hasRules), max_restart: stored.max_restart, max_relocate: stored.max_relocate }, next), ...failback } : { sid: values.sid, ...next, ...failback }
  const any = Object.keys(sent).length > 0
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && any && onDone(sent)} fault={tried && !any && text.changes.form.unchanged}>
      {stored ? <TextInput label={words.guest} value={values.sid} readOnly /> : (
        <Select
          label={words.guest}
          data={free.map((guest) => ({ value: sidOf(guest), label: guestLabel(guest) }))}
          value={values.sid || null}
          error={error('sid') ?? (guests.isSuccess && free.length === 0 ? words.allManaged : undefined)}
          onChange={(sid) => set({ sid: sid ?? '' })}
          placeholder={text.clusterWork.guests.pick}
          nothingFoundMessage={text.clusterWork.guests.none}
          searchable
          limit={50}
          data-autofocus
        />
      )}
      <Select label={words.state} data={STATES.map((state) => ({ value: state, label: words.states[state] }))} value={values.state} allowDeselect={false} error={error('state')} onChange={(state) => set({ state: state ?? 'started' })} />
      {!hasRules && <Select label={words.group} placeholder={words.noGroup} data={groups.map((each) => each.group)} value={values.group || null} clearable error={error('group')} onChange={(group) => set({ group: group ?? '' })} />}
      <NumberInput label={words.restart} description={words.tries} value={values.max_restart} error={error('max_restart')} min={0} max={10} allowDecimal={false} onChange={(max_restart) => set({ max_restart })} />
      <NumberInput label={words.relocate} description={words.tries} value={values.max_relocate} error={error('max_relocate')} min={0} max={10} allowDecimal={false} onChange={(max_relocate) => set({ max_relocate })} />
      {hasRules && <Tick label={words.failback} checked={values.failback} onChange={(value) => set({ failback: value })} />}
      <TextInput label={text.clusterWork.comment} value={values.comment} error={error('comment')} onChange={(event) => set({ comment: event.currentTarget.value })} />
    </FormShell>
  )
}
