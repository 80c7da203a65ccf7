using System.Reflection;
using System.Reflection.Emit;
using Microsoft.Azure.WebJobs;
using Pipeline.LocalHost.Worker;

namespace Pipeline.LocalHost.Blobs;

/// <summary>
/// Emits the class that the WebJobs SDK looks for functions in: <c>Host.Functions</c>, one method a blob function. The names are those of
/// Azure's host, since they stand in queue messages, poison messages and subscriptions.
/// </summary>
internal sealed class BlobFunctionType : ITypeLocator
{
    private readonly Type type;

    public BlobFunctionType(IEnumerable<FunctionDescription> functions, HostSettings options)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("Host"), AssemblyBuilderAccess.Run);
        var builder = assembly
            .DefineDynamicModule("Host")
            .DefineType("Host.Functions", TypeAttributes.Public | TypeAttributes.Class, typeof(BlobFunctions));
        EmitConstructor(builder);
        foreach (var function in functions)
        {
            EmitMethod(builder, function, options);
        }
        type = builder.CreateType();
    }

    public IReadOnlyList<Type> GetTypes() => [type];

    /// <summary>A constructor that takes the one that hands invocations to the worker.</summary>
    private static void EmitConstructor(TypeBuilder builder)
    {
        var its = builder.DefineConstructor(MethodAttributes.Public, CallingConventions.HasThis, [typeof(IBlobDispatcher)]);
        var code = its.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(
            OpCodes.Call,
            typeof(BlobFunctions).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [typeof(IBlobDispatcher)])!
        );
        code.Emit(OpCodes.Ret);
    }

    /// <summary>
    /// <c>public Task NAME([BlobTrigger(PATH, …)] ParameterBindingData blob, IBinder binder) => RunAsync(NAME, blob, binder);</c>
    /// </summary>
    private static void EmitMethod(TypeBuilder builder, FunctionDescription function, HostSettings options)
    {
        var method = builder.DefineMethod(
            function.Name,
            MethodAttributes.Public,
            typeof(Task),
            [typeof(ParameterBindingData), typeof(IBinder)]
        );
        method.SetCustomAttribute(Attribute<FunctionNameAttribute>(function.Name));
        var blob = method.DefineParameter(1, ParameterAttributes.None, function.TriggerName);
        var path = options.Resolve(function.Text("path") ?? throw new HostStartException($"函数 {function.Name} 的触发器没有路径。"));
        var connection = typeof(BlobTriggerAttribute).GetProperty(nameof(BlobTriggerAttribute.Connection))!;
        var source = typeof(BlobTriggerAttribute).GetProperty(nameof(BlobTriggerAttribute.Source))!;
        blob.SetCustomAttribute(
            new CustomAttributeBuilder(
                typeof(BlobTriggerAttribute).GetConstructor([typeof(string)])!,
                [path],
                [connection, source],
                [function.Text("connection") ?? HostSettings.OwnConnection, BlobTriggerSource.EventGrid]
            )
        );
        method.DefineParameter(2, ParameterAttributes.None, "binder");
        var code = method.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldstr, function.Name);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Ldarg_2);
        code.Emit(OpCodes.Call, typeof(BlobFunctions).GetMethod("RunAsync", BindingFlags.NonPublic | BindingFlags.Instance)!);
        code.Emit(OpCodes.Ret);
    }

    private static CustomAttributeBuilder Attribute<T>(string value) => new(typeof(T).GetConstructor([typeof(string)])!, [value]);
}
