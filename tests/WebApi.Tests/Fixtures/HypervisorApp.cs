using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using Hypervisor.Grains;
using Hypervisor.Grains.Interfaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Configuration;
using Orleans.Core.Internal;
using Orleans.Hosting;
using HostServer = Microsoft.AspNetCore.Hosting.Server.IServer;

namespace Hypervisor.WebApi.Tests;

/// <summary>The API and a silo in one process over memory storage, reached by real HTTP. Sign-ins are hardly throttled unless a test asks.</summary>
internal sealed class HypervisorApp : IAsyncDisposable
{
    public const string AdminPassword = "canary-admin-password-1";
    public const string Password = "canary-user-password-2";

    private readonly WebApplication app;
    private readonly SocketsHttpHandler handler = new() { UseCookies = false, AllowAutoRedirect = false };

    private HypervisorApp(WebApplication app, ShiftedClock clock, RecordedLogs logs, TestTables tables) =>
        (this.app, Clock, Logs, Tables) = (app, clock, logs, tables);

    public ShiftedClock Clock { get; }

    public RecordedLogs Logs { get; }

    public TestTables Tables { get; }

    public Uri Address => new(app.Services.GetRequiredService<HostServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Where programs of other processes connect to the silo.</summary>
    public int GatewayPort => app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<EndpointOptions>>().Value.GatewayPort;

    public string ClusterId => app.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<ClusterOptions>>().Value.ClusterId;

    public IGrainFactory Grains => app.Services.GetRequiredService<IGrainFactory>();

    public IReadOnlyList<Endpoint> Endpoints => app.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    public static Task<HypervisorApp> Start(params (string Key, string Value)[] settings) => StartWith(new EphemeralDataProtectionProvider(), settings);

    /// <param name="keys">What silos of one cluster share.</param>
    /// <param name="settings">Over the fixture's own.</param>
    public static async Task<HypervisorApp> StartWith(IDataProtectionProvider keys, params (string Key, string Value)[] settings)
    {
        var clock = new ShiftedClock();
        var logs = new RecordedLogs();
        var tables = await TestTables.Make();
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Production });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Hypervisor:AdminPassword"] = AdminPassword,
            ["Access:SignIn:AddressTries"] = "1000",
        });
        builder.Configuration.AddInMemoryCollection(settings.ToDictionary(pair => pair.Key, pair => (string?)pair.Value));
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Trace).AddProvider(logs);
        builder.Services.AddSingleton<TimeProvider>(clock);
        builder.Services.AddDataProtection();
        builder.Services.AddSingleton(keys);
        builder.Services.AddSingleton(tables.Source);
        builder.Services.AddGrainServices(builder.Configuration);
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort(), FreePort(), serviceId: "test", clusterId: Guid.NewGuid().ToString("N"));
            silo.Configure<EndpointOptions>(endpoint => endpoint.AdvertisedIPAddress = IPAddress.Loopback);
            silo.AddMemoryGrainStorage("Default").UseSystemTextJsonGrainStorageSerializer();
            silo.UseInMemoryReminderService();
            silo.AddAccessFilters();
        });
        builder.AddWebApi();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapWebApi();
        await app.StartAsync();
        return new HypervisorApp(app, clock, logs, tables);
    }

    /// <summary>Ends the grain's activation, as losing its silo does.</summary>
    public async Task Deactivate(IAddressable grain) => await grain.AsReference<IGrainManagementExtension>().DeactivateOnIdle();

    public HttpClient Anonymous() => new(handler, disposeHandler: false) { BaseAddress = new Uri(Address, "/api/v1/") };

    public HttpClient With(string token)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    public Task<HttpResponseMessage> TrySignIn(string username, string password, bool cookie = false, bool remember = false) =>
        Anonymous().PostAsJsonAsync("auth/login", new { username, password, cookie, remember });

    public async Task<JsonElement> SignIn(string username, string password = Password, bool remember = false) =>
        await (await TrySignIn(username, password, remember: remember)).Json(HttpStatusCode.OK);

    public async Task<HttpClient> Admin() => With((await SignIn("admin", AdminPassword)).Text("access_token"));

    /// <summary>Adds a user and signs them in.</summary>
    public async Task<TestUser> User(Role role, HttpClient? by = null, Guid? organization = null, string? name = null)
    {
        name ??= $"{role.Name()}.{Guid.NewGuid():N}";
        by ??= await Admin();
        var made = await (await by.PostAsJsonAsync("users", new { username = name, password = Password, role = role.Name(), organization_id = organization }))
            .Json(HttpStatusCode.Created);
        var tokens = await SignIn(name);
        return new TestUser(made.Id(), name, With(tokens.Text("access_token")), tokens.Text("refresh_token"));
    }

    public async Task<Guid> Organization(HttpClient admin, string name) =>
        (await (await admin.PostAsJsonAsync("organizations", new { name })).Json(HttpStatusCode.Created)).Id();

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
        handler.Dispose();
        Tables.Dispose();
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

internal sealed record TestUser(Guid Id, string Name, HttpClient Client, string RefreshToken);
