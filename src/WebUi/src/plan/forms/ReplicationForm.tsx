import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReplicationJob } from '../../api/pages'
import { clusterGuests } from '../../inventory/guests/ofCluster'
import { clusterRead } from '../../inventory/reads'
import { text } from '../../text/en'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { guestLabel } from './GuestPicker'
import { FormShell, useFields } from './kit'
import { NodeSelect } from './NodeSelect'
import { freeNumber, replicationPayload, type ReplicationValues } from './replication'
import { rules } from './rules'
import { Stored } from './Stored'

const words = text.clusterWork.replication

export default function ReplicationForm(props: FormProps) {
  const { request: { controller, operation, targetId } } = props
  const jobs = useQuery(clusterRead<ReplicationJob[]>(controller, '/cluster/replication'))
  return (
    <Stored query={jobs} what={text.pages.replication.title.toLowerCase()} id={operation === 'update' ? targetId : undefined} idOf={(job) => job.id}>
      {(job) => <Fields {...props} job={job} jobs={jobs.data ?? []} />}
    </Stored>
  )
}

const valuesOf = (job: Partial<ReplicationJob> | undefined): ReplicationValues => {
  const [guest = ''] = job?.id?.split('-') ?? []
  return { guest, target: job?.target ?? '', schedule: job?.schedule ?? '*/15', rate: job?.rate ?? '', comment: job?.comment ?? '', off: Boolean(job?.disable) }
}

function Fields({ request: { controller, payload }, job, jobs, onDone, onCancel }: FormProps & { job: ReplicationJob | undefined; jobs: readonly ReplicationJob[] }) {
  const guests = (useQuery(clusterGuests(controller)).data ?? []).filter((guest) => !guest.template)
  const stored = job && valuesOf(job)
  const gone = String(payload?.delete ?? '').split(',')
  const filled = Object.fromEntries(Object.entries({ ...job, ...payload }).filter(([name]) => !gone.includes(name)))
  const fields = useFields(valuesOf(filled as Partial<ReplicationJob>), (values) => ({
    guest: rules.required(values.guest), target: rules.required(values.target) ?? (!job && guests.find((guest) => String(guest.vmid) === values.guest)?.node === values.target && words.same), schedule: rules.schedule(values.schedule),
    rate: values.rate !== '' && !(Number(values.rate) >= 1 && Number(values.rate) <= 100_000) && words.rateShape, comment: rules.comment(values.comment),
  }))
  const { values, set, error, tried } = fields
  const here = guests.find((guest) => String(guest.vmid) === values.guest)?.node
  const sent = replicationPayload(values, stored, freeNumber(values.guest, jobs.map((each) => each.id)))
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && sent && onDone(sent)} fault={tried && !sent && text.changes.form.unchanged}>
      {job ? <TextInput label={words.guest} value={job.id} readOnly /> : (
        <Select label={words.guest} data={guests.map((guest) => ({ value: String(guest.vmid), label: guestLabel(guest) }))} value={values.guest || null} error={error('guest')} searchable limit={50} nothingFoundMessage={text.clusterWork.guests.none} onChange={(guest) => set({ guest: guest ?? '' })} />
      )}
      {job ? <TextInput label={words.target} value={values.target} readOnly /> : <NodeSelect controller={controller} except={here} value={values.target} error={error('target')} onChange={(target) => set({ target })} />}
      <Autocomplete label={words.schedule} description={words.scheduleHint} data={['*/15', '*/30', '*:0', '*/2:00', '22:30', 'sat 02:30']} filter={({ options }) => options} value={values.schedule} error={error('schedule')} onChange={(schedule) => set({ schedule })} />
      <NumberInput label={words.rate} value={values.rate} error={error('rate')} min={1} max={100_000} hideControls onChange={(rate) => set({ rate })} />
      <TextInput label={text.clusterWork.comment} value={values.comment} error={error('comment')} onChange={(event) => set({ comment: event.currentTarget.value })} />
      <Tick label={words.off} checked={values.off} onChange={(off) => set({ off })} />
    </FormShell>
  )
}
