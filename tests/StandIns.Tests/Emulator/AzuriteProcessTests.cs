using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Azure.Storage.Blobs;
using Pipeline.Cli.LocalServices;

namespace StandIns.Tests.Emulator;

public sealed class AzuriteProcessTests
{
    [Fact]
    public async Task ServesBlobs_AndKeepsThemOverARestartOnTheSamePorts()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var (blobPort, queuePort, tablePort) = (azurite.BlobPort, azurite.QueuePort, azurite.TablePort);
        var container = new BlobContainerClient(azurite.ConnectionString, "kept");
        await container.CreateAsync();
        await container.UploadBlobAsync("学校/一.txt", BinaryData.FromString("三百五十二"));

        await azurite.RestartAsync();

        Assert.Equal((blobPort, queuePort, tablePort), (azurite.BlobPort, azurite.QueuePort, azurite.TablePort));
        var content = (await container.GetBlobClient("学校/一.txt").DownloadContentAsync()).Value.Content;
        Assert.Equal("三百五十二", content.ToString());
    }

    [Fact]
    public async Task Stop_EndsTheProcess_AndLeavesAGivenWorkspaceToTheNext()
    {
        var workspace = Directory.CreateTempSubdirectory("azurite-test-").FullName;
        try
        {
            await using (var first = await AzuriteProcess.StartAsync(new AzuriteOptions { Workspace = workspace }))
            {
                await new BlobContainerClient(first.ConnectionString, "left").CreateAsync();
                var id = first.ProcessId!.Value;
                await first.StopAsync();
                Assert.False(first.IsRunning);
                Assert.Throws<ArgumentException>(() => Process.GetProcessById(id));
            }

            await using var second = await AzuriteProcess.StartAsync(new AzuriteOptions { Workspace = workspace });
            Assert.True(await new BlobContainerClient(second.ConnectionString, "left").ExistsAsync());
        }
        finally
        {
            Directory.Delete(workspace, recursive: true);
        }
    }

    [Fact]
    public async Task Kill_EndsTheProcessAtOnce_AndRestartBringsItBack()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await azurite.KillAsync();
        Assert.False(azurite.IsRunning);
        Assert.Null(azurite.ProcessId);
        using (var client = new TcpClient())
        {
            await Assert.ThrowsAsync<SocketException>(() => client.ConnectAsync(IPAddress.Loopback, azurite.BlobPort));
        }

        await azurite.RestartAsync();
        await new BlobContainerClient(azurite.ConnectionString, "again").CreateAsync();
    }

    [Fact]
    public async Task Dispose_RemovesATemporaryWorkspace()
    {
        string workspace;
        await using (var azurite = await AzuriteProcess.StartAsync())
        {
            workspace = azurite.Workspace;
            Assert.True(Directory.Exists(workspace));
        }

        Assert.False(Directory.Exists(workspace));
    }

    [Fact]
    public async Task ATakenPortThatWasAskedFor_IsToldInChinese()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        var error = await Assert.ThrowsAsync<LocalServiceException>(() => AzuriteProcess.StartAsync(new AzuriteOptions { QueuePort = port }));
        Assert.Contains("端口", error.Message, StringComparison.Ordinal);
        Assert.Contains(port.ToString(System.Globalization.CultureInfo.InvariantCulture), error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeveralAtOnce_InstallOnce_AndServeApart()
    {
        var cache = Directory.CreateTempSubdirectory("azurite-cache-").FullName;
        try
        {
            var installations = await Task.WhenAll(AzuriteInstallation.EnsureAsync(cache), AzuriteInstallation.EnsureAsync(cache));
            Assert.Equal(installations[0].Folder, installations[1].Folder);
            Assert.True(File.Exists(installations[0].EntryPoint));
            Assert.Single(Directory.GetDirectories(cache));
        }
        finally
        {
            Directory.Delete(cache, recursive: true);
        }
    }

    [Fact]
    public async Task TheInstalledVersion_IsTheOneNamed()
    {
        var installation = await AzuriteInstallation.EnsureAsync();
        using var manifest = System.Text.Json.JsonDocument.Parse(
            await File.ReadAllTextAsync(Path.Combine(installation.Folder, "node_modules", "azurite", "package.json")));
        Assert.Equal(AzuriteInstallation.Version, manifest.RootElement.GetProperty("version").GetString());
    }
}
