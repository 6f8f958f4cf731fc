import { Autocomplete, NumberInput, Select, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { BackupJob, ResourcePool } from '../../api/pages'
import { useNow } from '../../live/clock'
import { clusterRead } from '../../inventory/reads'
import { clusterStorage } from '../../inventory/storage/queries'
import { text } from '../../text/en'
import { ago } from '../../text/formats'
import { Choices } from '../../ui/Choices'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { filledJob, jobPayload, jobValues, KEEPS, newJob, type BackupJobValues, type Keeps } from './backupJob'
import { GuestPicker } from './GuestPicker'
import { FormShell, useFields } from './kit'
import { Labelled } from './Labelled'
import { clusterNodes } from './queries'
import { rules } from './rules'
import { Stored } from './Stored'

const words = text.clusterWork.backup
const { form } = text.changes
const SELECTIONS = ['all', 'guests', 'pool'] as const
/** A list of VMIDs is at most 255 characters long in Proxmox VE. */
const LONGEST_LIST = 255

export default function BackupJobForm(props: FormProps) {
  const { request: { controller, operation, targetId } } = props
  const jobs = useQuery(clusterRead<BackupJob[]>(controller, '/backup/jobs'))
  return (
    <Stored query={jobs} what={text.pages.backups.jobs.toLowerCase()} id={operation === 'update' ? targetId : undefined} idOf={(job) => job.id}>
      {(job) => <Fields {...props} job={job} />}
    </Stored>
  )
}

const checkKeeps = (keeps: Keeps) => KEEPS.map((keep) => rules.keep(keeps[keep])).find(Boolean)

function check(values: BackupJobValues) {
  const tooMany = (ids: readonly string[]) => (ids.join(',').length > LONGEST_LIST ? words.listFull : undefined)
  return {
    id: rules.jobId(values.id), storage: rules.required(values.storage), schedule: rules.schedule(values.schedule), comment: rules.comment(values.comment), keeps: !values.keepAll && checkKeeps(values.keeps),
    vmid: values.selection === 'guests' ? (values.vmid.length === 0 ? text.clusterWork.guests.oneAtLeast : tooMany(values.vmid)) : undefined,
    exclude: values.selection === 'all' ? tooMany(values.exclude) : undefined, pool: values.selection === 'pool' && rules.required(values.pool),
  }
}

function Fields({ request: { controller, payload }, job, onDone, onCancel }: FormProps & { job: BackupJob | undefined }) {
  const now = useNow()
  const stored = job && jobValues(job)
  const fields = useFields(filledJob(stored ?? newJob(), payload), check)
  const { values, set, error, tried } = fields
  const storages = [...new Set((useQuery(clusterStorage(controller)).data?.items ?? []).filter((pool) => pool.content.includes('backup')).map((pool) => pool.storage))]
  const pools = useQuery({ ...clusterRead<ResourcePool[]>(controller, '/pools'), enabled: values.selection === 'pool' })
  const nodes = (useQuery(clusterNodes(controller)).data?.items ?? []).map((node) => node.name)
  const sent = jobPayload(values, stored)
  return (
    <FormShell onCancel={onCancel} onSubmit={() => fields.attempt() && sent && onDone(sent)} fault={tried && !sent && form.unchanged}>
      {!job && <TextInput label={words.id} description={words.idHint} value={values.id} error={error('id')} spellCheck={false} onChange={(event) => set({ id: event.currentTarget.value })} />}
      <Labelled label={words.selection}><Choices label={words.selection} value={values.selection} options={SELECTIONS.map((value) => ({ value, label: words.selections[value] }))} onChange={(selection) => set({ selection })} /></Labelled>
      {values.selection === 'all' && <GuestPicker controller={controller} label={words.exclude} value={values.exclude} error={error('exclude')} onChange={(exclude) => set({ exclude })} />}
      {values.selection === 'guests' && <GuestPicker controller={controller} value={values.vmid} error={error('vmid')} onChange={(vmid) => set({ vmid })} />}
      {values.selection === 'pool' && <Select label={words.pool} data={(pools.data ?? []).map((pool) => pool.poolid)} value={values.pool || null} error={error('pool') ?? (pools.data?.length === 0 ? words.noPools : undefined)} onChange={(pool) => set({ pool: pool ?? '' })} />}
      <Select label={words.node} placeholder={words.anyNode} data={nodes} value={values.node || null} clearable error={error('node')} onChange={(node) => set({ node: node ?? '' })} />
      <Select label={words.storage} data={[...new Set([...storages, ...(values.storage ? [values.storage] : [])])]} value={values.storage || null} error={error('storage') ?? (storages.length === 0 ? words.noStorage : undefined)} onChange={(storage) => set({ storage: storage ?? '' })} />
      <Autocomplete
        label={words.schedule}
        description={words.scheduleHint}
        className="mono-field"
        data={Object.keys(words.presets)}
        renderOption={({ option }) => <span className="option"><code>{option.value}</code> <span className="muted">{words.presets[option.value]}</span></span>}
        filter={({ options }) => options}
        value={values.schedule}
        error={error('schedule')}
        onChange={(schedule) => set({ schedule })}
      />
      {job?.next_run && values.schedule === stored?.schedule && job.enabled && <p className="muted small">{words.nextRun(ago(job.next_run, now))}</p>}
      <Select label={words.mode} data={(['snapshot', 'suspend', 'stop'] as const).map((mode) => ({ value: mode, label: form.modes[mode] }))} value={values.mode} allowDeselect={false} error={error('mode')} onChange={(mode) => set({ mode: mode ?? 'snapshot' })} />
      <Select label={words.compress} data={(['zstd', 'lzo', 'gzip', 'none'] as const).map((value) => ({ value, label: words.compressions[value] }))} value={values.compress} allowDeselect={false} error={error('compress')} onChange={(compress) => set({ compress: compress ?? 'zstd' })} />
      <fieldset>
        <legend>{words.keep}</legend>
        <p className="muted small">{words.keepHint}</p>
        <Tick label={words.keepAll} checked={values.keepAll} onChange={(keepAll) => set({ keepAll })} />
        {!values.keepAll && (
          <div className="keep-fields">
            {KEEPS.map((keep) => <NumberInput key={keep} label={form.keep[keep]} value={values.keeps[keep]} error={error('keeps') ? rules.keep(values.keeps[keep]) : undefined} min={0} max={365} allowDecimal={false} onChange={(value) => set({ keeps: { ...values.keeps, [keep]: value } })} />)}
          </div>
        )}
      </fieldset>
      <TextInput label={words.notes} description={words.notesHint} value={values.notes} maxLength={1024} onChange={(event) => set({ notes: event.currentTarget.value })} />
      <TextInput label={text.clusterWork.comment} value={values.comment} error={error('comment')} onChange={(event) => set({ comment: event.currentTarget.value })} />
      <Tick label={words.repeatMissed} checked={values.repeatMissed} onChange={(repeatMissed) => set({ repeatMissed })} />
      <Tick label={words.on} checked={values.on} onChange={(on) => set({ on })} />
    </FormShell>
  )
}
