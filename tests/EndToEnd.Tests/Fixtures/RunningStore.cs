using Hypervisor.Grains;
using Hypervisor.Silo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Orleans.Storage;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>A silo in this process with the product's own storage, to speak to its providers directly.</summary>
public sealed class RunningStore(Store store, WebApplication app) : IAsyncDisposable
{
    public IGrainStorage State { get; } = app.Services.GetRequiredKeyedService<IGrainStorage>("Default");

    public IReminderTable Reminders { get; } = app.Services.GetRequiredService<IReminderTable>();

    public IGrainFactory Grains { get; } = app.Services.GetRequiredService<IGrainFactory>();

    public static Task<RunningStore> Start(params (string Name, string Value)[] settings) => Start((_, _) => { }, settings);

    /// <summary>With the product's grains too, and their first start.</summary>
    public static Task<RunningStore> StartWithGrains(params (string Name, string Value)[] settings) => Start(
        (builder, store) =>
        {
            builder.Configuration["Hypervisor:AdminPassword"] = "a long enough password";
            builder.Services.AddGrainServices(builder.Configuration);
        },
        settings);

    private static async Task<RunningStore> Start(Action<WebApplicationBuilder, Store> add, (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager { ["Hypervisor:Urls"] = "http://127.0.0.1:0" };
        foreach (var (name, value) in settings) configuration[Setting.All.Single(setting => setting.Name == name).Key] = value;
        var options = SiloOptionsReader.Read(configuration, CommandLine.Parse([]));
        var store = await Store.Open(options, TimeProvider.System);
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddKeyRing(store.KeyRing, store.MasterKeys);
        builder.AddSilo(options, store);
        add(builder, store);
        var app = builder.Build();
        await app.StartAsync();
        return new RunningStore(store, app);
    }

    public async Task<string> OnlyRow()
    {
        await using var command = store.Source.CreateCommand("SELECT payloadbinary FROM orleansstorage");
        await using var rows = await command.ExecuteReaderAsync();
        (await rows.ReadAsync()).ShouldBeTrue();
        return System.Text.Encoding.UTF8.GetString((byte[])rows[0]);
    }

    public async Task Run(string sql)
    {
        await using var command = store.Source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        await store.DisposeAsync();
    }
}
