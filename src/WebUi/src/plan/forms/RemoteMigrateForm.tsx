import { Autocomplete, PasswordInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { clusterStorage } from '../../inventory/storage/queries'
import { text } from '../../text/en'
import { Choices } from '../../ui/Choices'
import { Tick } from '../parts'
import type { FormProps } from '.'
import { useBridges } from './BridgeSelect'
import { ClusterSelect } from './ClusterSelect'
import { FormShell, given, useFields } from './kit'
import { NumberField } from './NumberField'
import { bestNode, clusterNodes } from './queries'
import { rules } from './rules'

const words = text.guestForms.remote

/** To another cluster: one that is registered here, or one that is named by its address and a token. */
export default function RemoteMigrateForm({ request: { controller, vmType, payload }, filled, onDone, onCancel }: FormProps) {
  const fields = useFields(
    {
      by: 'cluster', cluster: String(payload?.target_controller_id ?? ''), host: '', port: 8006 as number | string, user: 'root@pam', token: '', fingerprint: '', storage: String(payload?.target_storage ?? ''), bridge: String(payload?.target_bridge ?? ''),
      vmid: (payload?.target_vmid ?? '') as number | string, online: payload?.online !== false, remove: payload?.delete_source === true, bwlimit: '' as number | string, ...(filled as object),
    },
    (values) => ({
      cluster: values.by === 'cluster' && rules.required(values.cluster),
      host: values.by === 'address' && rules.required(values.host),
      token: values.by === 'address' && rules.required(values.token),
      storage: rules.required(values.storage),
      bridge: rules.required(values.bridge),
      vmid: values.vmid === '' ? undefined : rules.vmid(values.vmid),
    }),
    { cluster: 'target_controller_id', host: 'target_host', port: 'target_port', user: 'target_user', token: 'target_token', fingerprint: 'target_fingerprint', storage: 'target_storage', bridge: 'target_bridge', vmid: 'target_vmid' },
  )
  const { values, set, error } = fields
  const known = values.by === 'cluster' ? values.cluster : ''
  const storages = useQuery({ ...clusterStorage(known), enabled: known !== '' }).data?.items ?? []
  const nodes = useQuery({ ...clusterNodes(known), enabled: known !== '' }).data?.items ?? []
  const { all } = useBridges(known, bestNode(nodes)?.node ?? '')
  const fitting = [...new Set(storages.filter((pool) => pool.content.includes(vmType === 'lxc' ? 'rootdir' : 'images')).map((pool) => pool.storage))]
  const submit = () => {
    if (!fields.attempt()) return
    onDone(
      {
        ...given({
          ...(values.by === 'cluster'
            ? { target_controller_id: values.cluster }
            : { target_host: values.host.trim(), target_port: Number(values.port), target_user: values.user.trim(), target_token: values.token, target_fingerprint: values.fingerprint.trim() }),
          target_storage: values.storage, target_bridge: values.bridge, target_vmid: values.vmid === '' ? '' : Number(values.vmid), bwlimit: values.bwlimit === '' ? '' : Number(values.bwlimit) * 1024,
        }),
        online: values.online, delete_source: values.remove,
      },
      undefined,
      values,
    )
  }
  return (
    <FormShell onCancel={onCancel} onSubmit={submit}>
      <Choices label={words.by} value={values.by} options={[{ value: 'cluster', label: words.cluster }, { value: 'address', label: words.address }]} onChange={(by) => set({ by })} />
      {values.by === 'cluster' ? <ClusterSelect label={words.to} except={controller} value={values.cluster} error={error('cluster')} onChange={(cluster) => set({ cluster, storage: '', bridge: '' })} /> : (
        <>
          <div className="form-row">
            <TextInput label={words.host} value={values.host} error={error('host')} spellCheck={false} onChange={(event) => set({ host: event.currentTarget.value })} />
            <NumberField label={words.port} value={values.port} error={error('port')} onChange={(port) => set({ port })} />
          </div>
          <PasswordInput label={words.token} description={words.tokenShape} value={values.token} error={error('token')} autoComplete="off" onChange={(event) => set({ token: event.currentTarget.value })} />
          <TextInput label={words.fingerprint} className="mono" value={values.fingerprint} error={error('fingerprint')} spellCheck={false} onChange={(event) => set({ fingerprint: event.currentTarget.value })} />
        </>
      )}
      <div className="form-row">
        <Autocomplete label={words.storage} data={fitting} value={values.storage} error={error('storage')} spellCheck={false} onChange={(storage) => set({ storage })} comboboxProps={{ withinPortal: true }} />
        <Autocomplete label={words.bridge} data={all} value={values.bridge} error={error('bridge')} spellCheck={false} onChange={(bridge) => set({ bridge })} comboboxProps={{ withinPortal: true }} />
      </div>
      <div className="form-row">
        <NumberField label={words.vmid} placeholder={words.vmidSame} value={values.vmid} error={error('vmid')} onChange={(vmid) => set({ vmid })} />
        <NumberField label={text.guestForms.move.limit} suffix="MiB/s" placeholder={text.guestForms.move.noLimit} value={values.bwlimit} error={error('bwlimit')} onChange={(bwlimit) => set({ bwlimit })} />
      </div>
      <Tick label={vmType === 'lxc' ? words.restart : text.changes.form.online} checked={values.online} onChange={(online) => set({ online })} />
      <Tick label={words.remove} hint={words.removeHint} checked={values.remove} onChange={(remove) => set({ remove })} />
    </FormShell>
  )
}
