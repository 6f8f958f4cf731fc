using Hypervisor.Grains.Interfaces;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Hypervisor.Grains;

internal sealed partial class SettingsGrain(
    [PersistentState("settings")] IPersistentState<SettingsGrain.State> state,
    ILogger<SettingsGrain> log) : Grain, ISettingsGrain
{
    public const int MinSyncInterval = 30;
    public const int MaxSyncInterval = 3600;

    private Guid Organization => GrainKeys.IdOf(this.GetPrimaryKeyString());

    public Task<HypervisorSettings> Get() => Task.FromResult(Current);

    public async Task<HypervisorSettings> Update(HypervisorSettingsUpdate update)
    {
        var errors = new FieldErrors()
            .Require(
                update.SyncInterval is null or (>= MinSyncInterval and <= MaxSyncInterval),
                "sync_interval",
                $"The sync interval is {MinSyncInterval} to {MaxSyncInterval} seconds.");
        if (update.Changes is { } policy)
        {
            ChangeRules.Check(policy, errors);
        }

        errors.ThrowIfAny();

        await state.Store(new State
        {
            SyncInterval = update.SyncInterval ?? state.State.SyncInterval,
            ShowTemplates = update.ShowTemplates ?? state.State.ShowTemplates,
            Changes = update.Changes ?? state.State.Changes,
        });

        await Announce(Current);
        return Current;
    }

    private HypervisorSettings Current => new() { SyncInterval = state.State.SyncInterval, ShowTemplates = state.State.ShowTemplates, Changes = state.State.Changes ?? new ChangePolicy() };

    // A controller that misses this reads the settings when it is next activated.
    private async Task Announce(HypervisorSettings settings)
    {
        var controllers = await GrainFactory.GetGrain<IDirectoryGrain>(GrainKeys.Directory(Organization)).Controllers();
        await Task.WhenAll(controllers.Select(async entry =>
        {
            try
            {
                await GrainFactory.GetGrain<IControllerGrain>(GrainKeys.Controller(entry.ControllerId)).ApplySettings(settings);
            }
            catch (Exception failure)
            {
                LogNotTold(entry.ControllerId, failure);
            }
        }));
    }

    [LoggerMessage(LogLevel.Warning, "Controller {Controller} was not told of the new settings; it reads them at its next activation")]
    private partial void LogNotTold(Guid controller, Exception failure);

    internal sealed record State
    {
        public int SyncInterval { get; init; } = new HypervisorSettings().SyncInterval;

        public bool ShowTemplates { get; init; } = new HypervisorSettings().ShowTemplates;

        /// <summary>Null: as it is by default.</summary>
        public ChangePolicy? Changes { get; init; }
    }
}
