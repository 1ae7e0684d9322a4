Gradcost
Copyright 2026 The Gradcost authors
Licensed under the Apache License, Version 2.0; see META-INF/LICENSE.

This jar holds, as they were published:

<#list dependencyMap as entry>
<#assign project = entry.getKey()/>
<#assign licenses = entry.getValue()/>
${project.groupId}:${project.artifactId}:${project.version} (${project.name}): <#list licenses as license>${license}<#sep>; </#list>
</#list>

Their licences are in META-INF/licenses; those that name no file of their own there are under the Apache License, Version 2.0, in
META-INF/LICENSE, or in one of EPL-1.0.txt, EPL-2.0.txt and BSD-and-MIT.txt beside the folders.
The JMH of the OpenJDK is under the GNU General Public License, version 2, with the Classpath Exception; see
META-INF/licenses/jmh-core-jar/LICENSE.
The digits and iris data are under CC BY 4.0; see org/gradcost/family/data/README.md.
The notices of these projects follow.
