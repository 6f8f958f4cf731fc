using Hypervisor.Silo;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Hypervisor.EndToEnd.Tests;

public sealed class KeyRingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_restart_reads_what_was_sealed_before()
    {
        var secret = await WithProtector([], protector => protector.Protect("root's password"));

        (await WithProtector([], protector => protector.Unprotect(secret))).ShouldBe("root's password");
    }

    [Fact]
    public async Task No_key_lies_open_in_the_store()
    {
        await WithProtector([], protector => protector.Protect("x"));

        await using var store = await Store.Open(Options([]), TimeProvider.System);
        var row = store.KeyRing.Read().Values.ShouldHaveSingleItem();
        row.ShouldContain("sealedKey");
        row.ShouldNotContain("masterKey>");
        row.ShouldNotContain("<value>");
    }

    [Fact]
    public async Task Another_master_key_is_refused_in_plain_words()
    {
        await WithProtector(["HYPERVISOR_MASTER_KEY", Keys.NewMasterKey()], protector => protector.Protect("x"));

        var refusal = await Should.ThrowAsync<StartException>(() => WithProtector(["HYPERVISOR_MASTER_KEY", Keys.NewMasterKey()], _ => ""));
        refusal.Message.ShouldContain("HYPERVISOR_MASTER_KEY_PREVIOUS");
    }

    [Fact]
    public async Task A_lost_key_file_is_not_replaced_by_a_new_one()
    {
        await WithProtector([], protector => protector.Protect("x"));
        File.Delete(Path.Combine(folder.Path, "master.key"));

        (await Should.ThrowAsync<StartException>(() => WithProtector([], _ => ""))).Message.ShouldContain("is missing");
        File.Exists(Path.Combine(folder.Path, "master.key")).ShouldBeFalse();
    }

    [Fact]
    public async Task After_a_start_with_the_former_key_at_hand_the_new_key_alone_suffices()
    {
        var (former, present) = (Keys.NewMasterKey(), Keys.NewMasterKey());
        var secret = await WithProtector(["HYPERVISOR_MASTER_KEY", former], protector => protector.Protect("kept"));

        await WithProtector(["HYPERVISOR_MASTER_KEY", present, "HYPERVISOR_MASTER_KEY_PREVIOUS", former], _ => "");

        (await WithProtector(["HYPERVISOR_MASTER_KEY", present], protector => protector.Unprotect(secret))).ShouldBe("kept");
        await Should.ThrowAsync<StartException>(() => WithProtector(["HYPERVISOR_MASTER_KEY", former], _ => ""));
    }

    private async Task<string> WithProtector(string[] settings, Func<IDataProtector, string> use)
    {
        await using var store = await Store.Open(Options(settings), TimeProvider.System);
        var services = new ServiceCollection();
        services.AddKeyRing(store.KeyRing, store.MasterKeys);
        await using var provider = services.BuildServiceProvider();
        return use(provider.GetRequiredService<IDataProtectionProvider>().CreateProtector("test"));
    }

    private SiloOptions Options(string[] settings)
    {
        var configuration = new ConfigurationManager { ["Hypervisor:Data"] = folder.Path };
        configuration.AddInMemoryCollection(settings.Chunk(2).ToDictionary(
            pair => Setting.All.Single(setting => setting.Variable == pair[0]).Key,
            pair => (string?)pair[1]));
        return SiloOptionsReader.Read(configuration, CommandLine.Parse([]));
    }
}
