package com.maqsafy.releases.instance;

import java.util.UUID;

/**
 * What a data directory says of itself ({@code node.json}).
 *
 * @param instance identity of the installation
 * @param node identity of the node
 * @param inode number of the file in its file system, which a copied file does not keep; empty where there is none
 * @param machine identity of the machine; empty where there is none, as in containers
 */
record NodeFile(UUID instance, UUID node, String inode, String machine) {}
