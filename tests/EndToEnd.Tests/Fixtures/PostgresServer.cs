using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace Hypervisor.EndToEnd.Tests;

/// <summary>A PostgreSQL server of the tests' own: a temporary folder, a free port on loopback, gone at the end.</summary>
public sealed class PostgresServer : IAsyncLifetime
{
    private const string SuperUser = "postgres";
    private static readonly TimeSpan StartTimeout = TimeSpan.FromSeconds(60);

    private readonly string? binaries = FindBinaries();
    private readonly string folder = Path.Combine(Path.GetTempPath(), $"hypervisor-pg-{Guid.NewGuid():N}");
    private Process? server;
    private int port;
    private int databases;

    public static string? FindBinaries()
    {
        var versions = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(path => int.TryParse(Path.GetFileName(path), out var version) ? version : 0)
            : Enumerable.Empty<string>();
        return versions.Select(path => Path.Combine(path, "bin"))
            .Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            .FirstOrDefault(path => File.Exists(Path.Combine(path, "initdb")) && File.Exists(Path.Combine(path, "postgres")));
    }

    public async Task InitializeAsync()
    {
        if (binaries is null) return;
        Directory.CreateDirectory(folder);
        if (Environment.IsPrivilegedProcess) await Run("chown", "nobody", folder);
        await Run([.. AsOrdinaryUser("initdb"), "-D", $"{folder}/data", "-U", SuperUser, "-A", "trust", "-E", "UTF8", "--locale=C"]);

        port = FreePort();
        await StartServer();
    }

    /// <summary>Ends it, with every connection, and starts it again after a while, in which silos in other processes meet no server.</summary>
    /// <param name="crash">Without a shutdown: it has to recover from its log.</param>
    public Task Restart(bool crash, TimeSpan downFor) => Restart(crash, () => Task.Delay(downFor, TimeProvider.System));

    /// <param name="crash">Without a shutdown: it has to recover from its log.</param>
    /// <param name="whileDown">What happens until it is started again.</param>
    public async Task Restart(bool crash, Func<Task> whileDown)
    {
        await Stop(crash ? "QUIT" : "INT");
        await whileDown();
        await StartServer();
    }

    /// <summary>With pg_dump and pg_restore, as an operator would.</summary>
    public async Task Copy(string from, string to)
    {
        var dump = Path.Combine(folder, $"{Guid.NewGuid():N}.dump");
        await Run([.. AsOrdinaryUser("pg_dump"), "--format=custom", $"--file={dump}", $"--dbname={Uri(from)}"]);
        await Run([.. AsOrdinaryUser("pg_restore"), "--exit-on-error", $"--dbname={Uri(to)}", dump]);
    }

    public async Task DisposeAsync()
    {
        // SIGINT is PostgreSQL's fast shutdown.
        await Stop("INT");
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }

    /// <summary>An empty database; skips the test where there is no PostgreSQL.</summary>
    public async Task<string> NewDatabase()
    {
        Skip.If(binaries is null, "PostgreSQL's initdb and postgres are not installed (Debian: apt-get install postgresql).");
        var name = $"test{Interlocked.Increment(ref databases)}";
        await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand($"CREATE DATABASE {name}", connection);
        await command.ExecuteNonQueryAsync();
        return ConnectionString(name);
    }

    private static string Uri(string connectionString)
    {
        var parts = new NpgsqlConnectionStringBuilder(connectionString);
        return $"postgresql://{parts.Username}@{parts.Host}:{parts.Port}/{parts.Database}";
    }

    private async Task StartServer()
    {
        server = await StartKept([.. AsOrdinaryUser("postgres"), "-D", $"{folder}/data", "-p", $"{port}", "-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=", "-c", "fsync=on"]);
        await UntilItAnswers();
    }

    private async Task Stop(string signal)
    {
        if (server is { HasExited: false })
        {
            await Run("kill", $"-{signal}", $"{server.Id}");
            await server.WaitForExitAsync(new CancellationTokenSource(StartTimeout).Token);
        }

        server?.Dispose();
        server = null;
    }

    private string ConnectionString(string database) => $"Host=127.0.0.1;Port={port};Username={SuperUser};Database={database};Timeout=5;Pooling=false";

    private async Task UntilItAnswers()
    {
        var timeout = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(ConnectionString("postgres"));
                await connection.OpenAsync();
                return;
            }
            catch (NpgsqlException e) when (TimeProvider.System.GetElapsedTime(timeout) < StartTimeout && !server!.HasExited)
            {
                // Another process's readiness is no event that could be awaited.
                _ = e;
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
            }
        }
    }

    // PostgreSQL refuses to run as root. exec keeps the id of the process that we started.
    private string[] AsOrdinaryUser(string program) =>
        Environment.IsPrivilegedProcess
            ? ["setpriv", "--reuid=nobody", "--regid=nogroup", "--clear-groups", "--pdeathsig=INT", Path.Combine(binaries!, program)]
            : [Path.Combine(binaries!, program)];

    // --pdeathsig is about the thread that started it: one of the pool's may end long before the tests do.
    private static Task<Process> StartKept(params string[] command)
    {
        var started = new TaskCompletionSource<Process>();
        new Thread(() =>
        {
            try
            {
                var process = Start(command);
                started.SetResult(process);
                process.WaitForExit();
            }
            catch (Exception failure)
            {
                started.TrySetException(failure);
            }
        }) { IsBackground = true, Name = command[^1] }.Start();
        return started.Task;
    }

    private static async Task Run(params string[] command)
    {
        using var process = Start(command);
        await process.WaitForExitAsync(new CancellationTokenSource(StartTimeout).Token);
        process.ExitCode.ShouldBe(0, string.Join(' ', command));
    }

    private static Process Start(params string[] command)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo(command[0], command[1..])
            {
                WorkingDirectory = "/",
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
