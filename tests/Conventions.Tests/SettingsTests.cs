namespace Hypervisor.Conventions.Tests;

public sealed class SettingsTests
{
    [Fact]
    public void Every_setting_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "configuration.md"));

        Silo.Setting.All.Select(setting => setting.ShownName).ShouldAllBe(name => page.Contains($"`{name}`"));
    }
}
